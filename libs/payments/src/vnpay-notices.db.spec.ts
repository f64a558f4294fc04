import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';

describe('a notice from VNPay', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  async function attempt(): Promise<{ group: Group; reference: string }> {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    return { group, reference: new URL(body.redirectUrl as string).searchParams.get('vnp_TxnRef')! };
  }

  const statusOf = async (group: Group): Promise<string | undefined> => (await door.view(group)).payments[0]?.status;

  it.each([
    ['success captures', {}, '00', 'captured'],
    ['the buyer’s cancellation fails the attempt', { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' }, '00', 'failed'],
    ['too little money in the account fails it', { vnp_ResponseCode: '51', vnp_TransactionStatus: '02' }, '00', 'failed'],
    ['success answered, but not the transaction', { vnp_TransactionStatus: '02' }, '00', 'failed'],
    ['suspected fraud holds it', { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' }, '00', 'held'],
    ['an unfinished payment leaves it', { vnp_ResponseCode: '00', vnp_TransactionStatus: '01' }, '00', 'pending'],
    ['a wrong amount is refused', { vnp_Amount: '100' }, '04', 'pending'],
    ['an amount that is no number is refused', { vnp_Amount: '235000.00' }, '04', 'pending'],
    ['the amount in đồng instead of hundredths is refused', { vnp_Amount: '235000' }, '04', 'pending'],
    ['an unknown reference is not found', { vnp_TxnRef: 'NOTFOUND-1' }, '01', 'pending'],
    ['another merchant’s payment is not found', { vnp_TmnCode: 'SOMEBODY' }, '01', 'pending'],
  ])('%s', async (_, more, code, status) => {
    const { group, reference } = await attempt();
    expect(await door.ipnCode(door.vnpayQuery(reference, group.total, more))).toBe(code);
    expect(await statusOf(group)).toBe(status);
  });

  it('that is forged changes nothing and is not kept', async () => {
    const { group, reference } = await attempt();
    const good = door.vnpayQuery(reference, group.total);
    const before = await door.fingerprint();
    const forged = [
      door.vnpayQuery(reference, group.total, {}, 'another-secret-entirely'), `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`, good.replace('vnp_Amount=', 'vnp_Amount=9'),
      good.replace(/&vnp_SecureHash=.*/, ''), `${good}&vnp_Amount=100`, `${good}&vnp_ResponseCode=00`, '', 'vnp_SecureHash=%zz', `${good}%00`, 'vnp_TxnRef[]=x',
    ];
    for (const query of forged) expect(await door.ipnCode(query)).toBe('97');
    expect(await door.fingerprint()).toBe(before);
    expect(await door.ipnCode(good)).toBe('00');
  });

  it('made of the payment address that the buyer holds, with our own signature, changes nothing', async () => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const before = await door.fingerprint();
    expect(await door.ipnCode(new URL(body.redirectUrl as string).search.slice(1))).toBe('99');
    expect(await door.fingerprint()).toBe(before);
  });

  it('is answered 02 again and again once it is settled, and nothing moves', async () => {
    const { group, reference } = await attempt();
    const query = door.vnpayQuery(reference, group.total);
    const first = await Promise.all(Array.from({ length: 20 }, () => door.ipnCode(query)));
    expect(first.filter((code) => code === '00')).toHaveLength(1);
    expect(first.filter((code) => code === '02')).toHaveLength(19);
    const before = await door.fingerprint();
    const replays = [query, door.vnpayQuery(reference, group.total, { vnp_BankTranNo: 'OTHER' }), door.vnpayQuery(reference, group.total, { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' })];
    for (let round = 0; round < 20; round++) expect(await door.ipnCode(replays[round % replays.length]!)).toBe('02');
    const after = await door.fingerprint();
    expect(after.split(',').slice(0, 5)).toEqual(before.split(',').slice(0, 5));
    expect(await door.captures(group)).toEqual([{ amount: group.total, late: false, tender: 'gateway' }]);
  });

  it('of a failure is answered 02 the second time', async () => {
    const { group, reference } = await attempt();
    const failed = door.vnpayQuery(reference, group.total, { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' });
    expect([await door.ipnCode(failed), await door.ipnCode(failed)]).toEqual(['00', '02']);
  });

  it('of money is believed after all where a failure, a hold or the end came first', async () => {
    for (const earlier of [{ vnp_ResponseCode: '24', vnp_TransactionStatus: '02' }, { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' }]) {
      const { group, reference } = await attempt();
      await door.ipnCode(door.vnpayQuery(reference, group.total, earlier));
      expect(await door.ipnCode(door.vnpayQuery(reference, group.total))).toBe('00');
      expect(await statusOf(group)).toBe('captured');
    }
    const { group, reference } = await attempt();
    await door.sql(`update payments.payables set expires_at = now() - interval '25 hours' where group_code = $1`, [group.code]);
    expect(await door.closeGroup(group, 'expired')).toBe('closed');
    expect(await door.ipnCode(door.vnpayQuery(reference, group.total))).toBe('00');
    expect(await door.captures(group)).toEqual([{ amount: group.total, late: true, tender: 'gateway' }]);
  });

  it('of a second payment for the same group holds it and sends it back', async () => {
    const { group, reference } = await attempt();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const second = new URL(body.redirectUrl as string).searchParams.get('vnp_TxnRef')!;
    expect(second).not.toBe(reference);
    expect(await door.ipnCode(door.vnpayQuery(second, group.total))).toBe('00');
    expect(await door.ipnCode(door.vnpayQuery(reference, group.total))).toBe('00');
    expect((await door.view(group)).payments.map(({ status }) => status)).toEqual(['held', 'captured']);
    expect(await door.states(group)).toEqual(['matched', 'doubled']);
    expect(await door.refunds(group)).toEqual([{ reason: 'doubled', amount: group.total, orderCode: null }]);
  });

  it('keeps the hold of a group waiting until VNPay has spoken, but not for ever', async () => {
    const { group } = await attempt();
    await door.sql(`update payments.payables set expires_at = now() - interval '23 hours' where group_code = $1`, [group.code]);
    expect(await door.closeGroup(group, 'expired')).toBe('waiting');
    await door.sql(`update payments.payables set expires_at = now() - interval '24 hours 1 second' where group_code = $1`, [group.code]);
    expect(await door.closeGroup(group, 'expired')).toBe('closed');
  });

  it('is answered 99, to be repeated, while the database fails, and taken afterwards', async () => {
    const { group, reference } = await attempt();
    const query = door.vnpayQuery(reference, group.total);
    await door.sql('alter table payments.receipts rename to receipts_away');
    expect(await door.ipnCode(query)).toBe('99');
    await door.sql('alter table payments.receipts_away rename to receipts');
    expect(await statusOf(group)).toBe('pending');
    expect(await door.ipnCode(query)).toBe('00');
  });

  it('as brought back by the browser only shows', async () => {
    const { group, reference } = await attempt();
    const query = door.vnpayQuery(reference, group.total);
    const before = await door.fingerprint();
    const shown = await door.http().get(`/api/shop/payments/vnpay-return?${query}`).expect(200);
    expect(shown.body).toEqual({ valid: true, groupCode: group.code, status: 'pending', amount: group.total });
    const forged = await door.http().get(`/api/shop/payments/vnpay-return?${query}0`).expect(200);
    expect(forged.body).toEqual({ valid: false, groupCode: null, status: 'unknown', amount: null });
    expect(await door.fingerprint()).toBe(before);
  });
});
