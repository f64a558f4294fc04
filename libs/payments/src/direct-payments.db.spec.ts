import { newId, newOrderCode } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { eventually } from '../../../test/support/test-app.js';

const ACCOUNT = { bin: '970436', accountNumber: '0011004455667', accountName: 'GIAN THU' };

describe('orders that are paid to their sellers themselves', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const balance = (account: Account): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const split = (items: number, delivery: number, direct: boolean) => ({ orderCode: '', sellerId: newId(), items: items as Dong, delivery: delivery as Dong, ...(direct && { payTo: ACCOUNT }) });
  const confirm = (group: Group, at: number, more = {}) => {
    const { sellerId, orderCode } = { ...group.splits[at]!, ...more };
    return door.http().post(`/api/seller/${sellerId}/direct-payments/${orderCode}/confirmations`).set('authorization', 'Bearer seller').send({});
  };

  /** The first order is collected by the market, the others are not. */
  async function basket(...splits: ReturnType<typeof split>[]): Promise<Group> {
    const code = newOrderCode();
    return door.group({ code, splits: splits.map((each, at) => ({ ...each, orderCode: `${code}-${at + 1}` })), codAllowed: false });
  }
  const mixed = () => basket(split(150_000, 20_000, false), split(50_000, 15_000, true));

  it('are payments of their own beside the market’s: each to its own account, over its own amount', async () => {
    const group = await mixed();
    const asked = (await door.pay(group, { method: 'vietqr' }).expect(201)).body;
    expect(asked).toMatchObject({ amount: 170_000, qr: { accountNumber: door.test.settings.BANK_ACCOUNT_NUMBER } });
    const { payments } = await door.view(group);
    expect(payments.map(({ amount, orderCode }) => [amount, orderCode])).toEqual([[65_000, group.splits[1]!.orderCode], [170_000, undefined]]);
    expect(payments[0]!.qr).toMatchObject({ accountNumber: ACCOUNT.accountNumber, accountName: ACCOUNT.accountName, bankBin: ACCOUNT.bin });
    expect(payments[0]!.qr!.payload).toContain('540565000');
  });

  it('become paid when the seller says so, once, and the market holds nothing of it', async () => {
    const bank = await balance('bank:collection');
    const group = await mixed();
    await Promise.all(Array.from({ length: 10 }, () => confirm(group, 1).expect(201)));
    expect(await door.view(group)).toMatchObject({ status: 'open', paidAmount: 65_000 });
    expect(await door.captures(group)).toEqual([{ amount: 65_000, late: false, tender: 'bank_transfer' }]);
    await eventually(() => balance(`seller:${group.splits[1]!.sellerId}:payable`), (held) => held === 50_000);
    expect(await balance('bank:collection')).toBe(bank);
    await door.bank(170_000, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: 235_000 });
    expect(await door.states(group)).toEqual(['matched', 'matched']);
    await eventually(() => balance('bank:collection'), (now) => now === bank - 170_000);
    await eventually(() => balance(`buyer:${group.code}`), (left) => left === 0);
  });

  it('are judged apart from the market’s part: its transfer is exact, short or too much for itself alone', async () => {
    const group = await mixed();
    await door.bank(100_000, group.code).expect(200);
    await door.bank(80_000, group.code).expect(200);
    expect(await door.states(group)).toEqual(['under', 'over']);
    expect(await door.refunds(group)).toEqual([{ reason: 'over', amount: 10_000, orderCode: null }]);
    await confirm(group, 1).expect(201);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: 235_000 });
  });

  it('can be all of a basket: the market’s account stays at nothing, and the codes are the sellers’', async () => {
    const group = await basket(split(40_000, 0, true), split(30_000, 5_000, true));
    expect((await door.pay(group, { method: 'vietqr' }).expect(201)).body).toMatchObject({ amount: 40_000, orderCode: group.splits[0]!.orderCode, qr: { accountNumber: ACCOUNT.accountNumber } });
    expect((await door.pay(group, { method: 'vnpay' }).expect(409)).body).toMatchObject({ code: 'payments.pay_the_seller' });
    await confirm(group, 0).expect(201);
    await confirm(group, 1).expect(201);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: 75_000 });
    await eventually(() => balance(`buyer:${group.code}`), (left) => left === 0);
    expect(await door.sql(`select 1 from ledger.postings where 'bank:collection' in (source, destination) and $1 in (source, destination)`, [`buyer:${group.code}`])).toEqual([]);
  });

  it('end with the others when nobody paid, and alone when only they were not', async () => {
    const [none, some] = [await mixed(), await mixed()];
    expect(await door.closeGroup(none, 'expired')).toBe('closed');
    expect((await door.view(none)).payments.map(({ status }) => status)).toEqual(['expired']);
    await door.bank(170_000, some.code).expect(200);
    expect(await door.closeGroup(some, 'expired')).toBe('part');
    expect(await door.view(some)).toMatchObject({ status: 'captured', paidAmount: 170_000, payments: [{ status: 'expired' }, { status: 'captured' }] });
    await confirm(some, 1).expect(201);
    expect((await door.captures(some)).map(({ late }) => late)).toEqual([false, true]);
  });

  it('leave nothing held of what comes in part for the rest, once that was given up', async () => {
    for (const reason of ['expired', 'cancelled'] as const) {
      const group = await mixed();
      await confirm(group, 1).expect(201);
      expect(await door.closeGroup(group, reason)).toBe('part');
      await door.bank(60_000, group.code).expect(200);
      expect(await door.refunds(group)).toEqual([{ reason: 'late', amount: 60_000, orderCode: null }]);
      await door.bank(170_000, group.code).expect(200);
      expect([await door.states(group), (await door.captures(group)).map(({ late }) => late)]).toEqual([['matched', 'late', 'late'], [false, true]]);
    }
  });

  it('are their own seller’s to confirm, and not after they were called off', async () => {
    const group = await mixed();
    await confirm(group, 1, { sellerId: newId() }).expect(404);
    await confirm(group, 0).expect(404);
    const list = await door.http().get(`/api/seller/${group.splits[1]!.sellerId}/direct-payments?waiting=true`).set('authorization', 'Bearer seller').expect(200);
    expect(list.body.items).toMatchObject([{ orderCode: group.splits[1]!.orderCode, amount: 65_000, accountEnd: '5667', status: 'pending' }]);
    await door.closeGroup(group, 'cancelled');
    expect((await confirm(group, 1).expect(409)).body).toMatchObject({ code: 'payments.payable_closed' });
  });
});
