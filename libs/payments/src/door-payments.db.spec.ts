import { newId } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { eventually } from '../../../test/support/test-app.js';

const CSV = 'text/csv';

describe('money at the door', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const operator = 'Bearer operator';
  const balance = (account: Account): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const amountOf = (group: Group, order: number): number => group.splits[order]!.items + group.splits[order]!.delivery;

  async function toBePaidAtDoor(): Promise<Group> {
    const group = await door.group();
    await door.pay(group, { method: 'cod' }).expect(201);
    return group;
  }

  const collect = (group: Group, order: number, more: { method?: 'cash' | 'qr'; carrier?: string; trackingNumber?: string } = {}): Promise<void> => door.unitOfWork.run((tx) => door.test.app.get(Outbox, { strict: false }).append(tx, {
    type: 'ordering.collected_at_door',
    payload: { groupCode: group.code, orderCode: group.splits[order]!.orderCode, method: 'cash', amount: amountOf(group, order), at: new Date().toISOString(), ...more },
  }));
  const capturesOf = (group: Group, count: number) => eventually(() => door.captures(group), (captures) => captures.length === count);
  const upload = (party: string, body: string, more = '') => door.http().post(`/api/operator/remittances?party=${party}${more}`).set('authorization', operator).set('content-type', CSV).send(body);
  const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;

  describe('by the code on the parcel', () => {
    it('pays that one order, in the market’s account, and the other is still to be collected', async () => {
      const group = await toBePaidAtDoor();
      const qr = (await door.facade.doorQr(group.code, group.splits[1]!.orderCode, amountOf(group, 1) as never))!;
      expect(qr.memo).toBe(`${group.code} D2`);
      await door.bank(amountOf(group, 1), `MBVCB.3278.${qr.memo.toLowerCase()}.CT tu`).expect(200);
      expect(await door.states(group)).toEqual(['matched']);
      expect(await capturesOf(group, 1)).toEqual([{ amount: amountOf(group, 1), late: false, tender: 'qr_at_door' }]);
      expect(await door.view(group)).toMatchObject({ status: 'cod', paidAmount: amountOf(group, 1) });
      await eventually(() => balance(`seller:${group.splits[1]!.sellerId}:payable`), (held) => held === group.splits[1]!.items);
      await collect(group, 0);
      await eventually(() => door.view(group), ({ status, paidAmount }) => status === 'captured' && paidAmount === group.total);
    });

    it('ends in one state when it comes twice, or after the cash: the second goes back', async () => {
      const group = await toBePaidAtDoor();
      await door.bank(amountOf(group, 0), `${group.code} D1`).expect(200);
      await door.bank(amountOf(group, 0), `${group.code} D1`).expect(200);
      await collect(group, 0);
      await eventually(() => door.states(group), (states) => states.length === 3);
      expect((await door.states(group)).sort()).toEqual(['doubled', 'doubled', 'matched']);
      expect((await door.refunds(group)).map(({ reason, amount }) => [reason, amount])).toEqual([['doubled', amountOf(group, 0)], ['doubled', amountOf(group, 0)]]);
      expect(await door.captures(group)).toHaveLength(1);
    });

    it('of a wrong amount is kept as a part, and goes back when the cash is taken', async () => {
      const group = await toBePaidAtDoor();
      await door.bank(amountOf(group, 0) - 1_000, `${group.code} D1`).expect(200);
      expect(await door.states(group)).toEqual(['under']);
      await collect(group, 0);
      await capturesOf(group, 1);
      expect((await door.refunds(group)).map(({ amount }) => amount)).toEqual([amountOf(group, 0) - 1_000]);
      await eventually(() => balance(`buyer:${group.code}`), (left) => left === 0);
    });
  });

  it('that came in part goes back when no order is left, and so does what comes later', async () => {
    const group = await toBePaidAtDoor();
    await door.bank(50_000, group.code).expect(200);
    await door.unitOfWork.run((tx) => door.facade.dropPayable(tx, group.code));
    await door.bank(20_000, group.code).expect(200);
    expect(await door.states(group)).toEqual(['under', 'late']);
    expect((await door.refunds(group)).map(({ reason, amount }) => [reason, amount])).toEqual([['cancelled', 50_000], ['cancelled', 20_000]]);
    expect(await door.view(group)).toMatchObject({ status: 'cancelled' });
    await eventually(() => balance(`refund:due:${group.code}`), (due) => due === 70_000);
    expect(await balance(`buyer:${group.code}`)).toBe(0);
  });

  describe('in a carrier’s hands', () => {
    it('is with the carrier until its statement is paid, and then in the bank, its fee a cost', async () => {
      const group = await toBePaidAtDoor();
      const tracking = `VTP${newId().slice(-8).toUpperCase()}`;
      await collect(group, 0, { carrier: 'Viettel Post', trackingNumber: tracking });
      await collect(group, 1, { carrier: 'xe ôm nhà' });
      await capturesOf(group, 2);
      await eventually(() => balance('carrier:viettel_post'), (with_) => with_ === -amountOf(group, 0));
      const statement = `Mã vận đơn,Tiền thu hộ,Cước phí\n${tracking},170.000,3500\nVTPKHONGCO,50.000,1000\n`;
      const dry = await upload('viettel_post', statement, '&dryRun=true').expect(201);
      expect(dry.body).toMatchObject({ id: null, known: 170_000, unknown: 50_000, fee: 4_500, net: 215_500, errors: [] });
      expect(dry.body.rows.map(({ state, orderCode }: { state: string; orderCode: string | null }) => [state, orderCode])).toEqual([['matched', group.splits[0]!.orderCode], ['unmatched', null]]);
      const taken = await Promise.all([upload('viettel_post', statement, '&name=thang-11.csv').expect(201), upload('viettel_post', statement).expect(201)]);
      expect(taken[0]!.body.id).toBe(taken[1]!.body.id);
      const pay = (bankEntryId: string) => door.http().post(`/api/operator/remittances/${taken[0]!.body.id as string}/payments`).set('authorization', operator).send({ bankEntryId });
      const [wrong, right] = [await lineOf(215_000), await lineOf(215_500)];
      expect(code(await pay(wrong).expect(422))).toBe('payments.statement_other_amount');
      await Promise.all([pay(right).expect(201), pay(right).expect(201)]);
      expect(code(await pay(wrong).expect(409))).toBe('payments.statement_paid');
      await eventually(() => balance('carrier:viettel_post'), (left) => left === 0);
      expect(await balance('suspense:remitted:viettel_post')).toBe(50_000);
      expect(await balance('platform:fee:viettel_post')).toBe(-4_500);
      const again = await upload('viettel_post', `Mã đơn,COD\n${group.splits[0]!.orderCode},170000`).expect(201);
      expect(again.body.states).toEqual([{ state: 'doubled', count: 1, amount: 170_000 }]);
    });

    async function lineOf(amount: number): Promise<string> {
      await door.bank(amount, 'VIETTEL POST THANH TOAN COD').expect(200);
      const [line] = await door.sql<{ id: string }>(`select id from payments.receipts where state = 'unmatched' and amount = $1 order by id desc limit 1`, [amount]);
      return line!.id;
    }

    it('is known by its own code before the number that another seller typed in for his parcel', async () => {
      const group = await toBePaidAtDoor();
      await collect(group, 1, { carrier: 'ghn', trackingNumber: group.splits[0]!.orderCode });
      await collect(group, 0, { carrier: 'ghn' });
      await capturesOf(group, 2);
      const { body } = await upload('ghn', `Mã đơn,COD\n${group.splits[0]!.orderCode},170000\n`, '&dryRun=true').expect(201);
      expect(body.rows).toMatchObject([{ state: 'matched', orderCode: group.splits[0]!.orderCode }]);
    });

    const settled = async (id: string, amount: number) => door.http().post(`/api/operator/remittances/${id}/payments`).set('authorization', operator).send({ bankEntryId: await lineOf(amount) }).expect(201);
    const told = async (orderCode: string) => (await door.sql<{ codes: string[] }>(`select payload->'orderCodes' as codes from platform.outbox where type = 'payments.remitted'`)).filter(({ codes }) => codes.includes(orderCode)).length;
    const owes = async (carrier: string): Promise<number> => (await door.http().get('/api/operator/remittances?limit=1').set('authorization', operator).expect(200)).body.parties.find((party: { code: string }) => party.code === carrier).owes;

    it('that comes short stays the carrier’s debt, and its order waits until the rest has come, in whichever order the statements are paid', async () => {
      const group = await toBePaidAtDoor();
      const { orderCode } = group.splits[0]!;
      const [due, before] = [amountOf(group, 0), await owes('vnpost')];
      await collect(group, 0, { carrier: 'VNPost' });
      await capturesOf(group, 1);
      const statement = async (amount: number) => (await upload('vnpost', `Mã đơn,COD\n${orderCode},${amount}\n`).expect(201)).body as { id: string; states: object[] };
      const short = await statement(due - 10_000);
      expect(short.states).toMatchObject([{ state: 'under' }]);
      const rest = await statement(10_000);
      expect(rest.states).toMatchObject([{ state: 'matched' }]);
      expect((await statement(due)).states).toMatchObject([{ state: 'doubled' }]);
      await settled(rest.id, 10_000);
      expect([await told(orderCode), await owes('vnpost')]).toEqual([0, before + due - 10_000]);
      await settled(short.id, due - 10_000);
      expect([await told(orderCode), await owes('vnpost')]).toEqual([1, before]);
      await eventually(() => balance('carrier:vnpost'), (left) => left === -before);
    });

    it('is free for the right statement once two people have withdrawn a wrong one, which stays readable', async () => {
      const group = await toBePaidAtDoor();
      const { orderCode } = group.splits[0]!;
      await collect(group, 0, { carrier: 'ghn' });
      await capturesOf(group, 1);
      const file = `Mã đơn,COD\n${orderCode},${amountOf(group, 0)}\n`;
      const { id } = (await upload('ghn', file).expect(201)).body as { id: string };
      const ask = (who: string, step: string, body: object = {}) => door.http().post(`/api/operator/remittances/${id}/withdrawals${step}`).set('authorization', who).send(body);
      expect(code(await ask(operator, '/confirmations').expect(409))).toBe('payments.statement_not_withdrawn');
      await ask(operator, '', { reason: 'Nhầm tháng' }).expect(201);
      await ask(operator, '/refusals').expect(201);
      await ask(operator, '', { reason: 'Nhầm tháng' }).expect(201);
      const pay = async () => door.http().post(`/api/operator/remittances/${id}/payments`).set('authorization', operator).send({ bankEntryId: await lineOf(amountOf(group, 0)) });
      expect(code(await pay())).toBe('payments.statement_withdrawn');
      expect(code(await ask(operator, '/confirmations').expect(403))).toBe('payments.second_person_needed');
      for (let twice = 0; twice < 2; twice++) expect((await ask('Bearer operator-2', '/confirmations').expect(201)).body).toMatchObject({ withdrawal: { state: 'confirmed', reason: 'Nhầm tháng' }, rows: [{ state: 'matched' }] });
      expect(code(await ask(operator, '/refusals').expect(409))).toBe('payments.statement_withdrawn');
      const again = (await upload('ghn', file).expect(201)).body as { id: string; states: object[] };
      expect([again.id === id, again.states]).toMatchObject([false, [{ state: 'matched' }]]);
      await settled(again.id, amountOf(group, 0));
      expect(await told(orderCode)).toBe(1);
      await expect(door.sql('update payments.remittance_withdrawals set decided_by = proposed_by where remittance_id = $1', [id])).rejects.toThrow('two_people');
    });

    it('is refused whole when a row is wrong, and says which in Vietnamese', async () => {
      const bad = await upload('ghn', 'Mã đơn;Thu hộ;Phí\n;12,5;x\nCP1;170.000;0').expect(201);
      expect(bad.body).toMatchObject({ id: null });
      expect(bad.body.errors.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([[2, 'reference'], [2, 'collected'], [2, 'fee']]);
      expect(bad.body.errors[0].message).toContain('Thiếu mã');
      expect(code(await upload('xe_om', 'Mã đơn,COD\nA,1').expect(422))).toBe('payments.party_unknown');
      expect(code(await upload('ghn', 'Tên,Tiền\nA,1').expect(422))).toBe('payments.statement_no_titles');
      expect(code(await upload('ghn', 'PKkhong phai tep').expect(422))).toBe('payments.statement_unreadable');
      await door.http().post('/api/operator/remittances?party=ghn').set('content-type', CSV).send('x').expect(401);
    });
  });

  it('of a gateway is settled by the same desk', async () => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const [attempt] = await door.sql<{ reference: string }>('select provider_ref as reference from payments.attempts where id = $1', [body.id]);
    const before = await balance('gateway:vnpay');
    expect(await door.ipnCode(door.vnpayQuery(attempt!.reference, group.total, { vnp_TransactionNo: '14499001' }))).toBe('00');
    await eventually(() => balance('gateway:vnpay'), (held) => held === before - group.total);
    const owed = async (unstated = false) => ((await door.http().get(`/api/operator/remittances/owed?party=vnpay&limit=100&unstated=${unstated}`).set('authorization', operator).expect(200)).body.items as { groupCode: string; left: number; stated: number }[]).filter(({ groupCode }) => groupCode === group.code);
    const vnpay = async () => ((await door.http().get('/api/operator/remittances?limit=1').set('authorization', operator).expect(200)).body.parties as { code: string; owes: number; bands: { amount: number }[] }[]).find(({ code: name }) => name === 'vnpay')!;
    expect(await owed(true)).toMatchObject([{ left: group.total, stated: 0 }]);
    expect((await vnpay()).owes).toBe(group.total - before);
    const taken = await upload('vnpay', `Mã giao dịch,Số tiền,Phí\n${attempt!.reference},${group.total},2585\n`).expect(201);
    expect(taken.body).toMatchObject({ known: group.total, unknown: 0, fee: 2_585, states: [{ state: 'matched', count: 1 }] });
    expect([await owed(), await owed(true)]).toMatchObject([[{ left: group.total, stated: group.total }], []]);
    await door.bank(group.total - 2_585, 'VNPAY CHI TRA').expect(200);
    const list = await door.http().get('/api/operator/remittances?limit=1').set('authorization', operator).expect(200);
    expect(list.body.items[0]).toMatchObject({ party: 'vnpay', paidAt: null });
    expect(list.body.parties.map(({ code: name }: { code: string }) => name)).toContain('ghn');
    const [line] = await door.sql<{ id: string }>(`select id from payments.receipts where state = 'unmatched' and amount = $1 order by id desc limit 1`, [group.total - 2_585]);
    await door.http().post(`/api/operator/remittances/${taken.body.id as string}/payments`).set('authorization', operator).send({ bankEntryId: line!.id }).expect(201);
    expect([await owed(), (await vnpay()).owes]).toEqual([[], 0 - before]);
  });
});
