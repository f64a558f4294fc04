import fc from 'fast-check';
import { newId, newOrderCode } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { DomainEvent, OrderRefundReason } from '@cho-phien/contracts';
import { LedgerFacade } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { eventually } from '../../../test/support/test-app.js';

describe('money from the buyer to the ledger', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const balance = (account: Parameters<LedgerFacade['balanceOf']>[0]): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const publish = (event: DomainEvent): Promise<void> => door.unitOfWork.run((tx) => door.test.app.get(Outbox, { strict: false }).append(tx, event));
  const collect = (group: Group, order: number, method: 'cash' | 'qr') => publish({
    type: 'ordering.collected_at_door',
    payload: { groupCode: group.code, orderCode: group.splits[order]!.orderCode, method, amount: group.splits[order]!.items + group.splits[order]!.delivery, at: new Date().toISOString() },
  });

  const asked = (group: Group, order: number, { items, delivery }: { items: number; delivery: number }, reason: OrderRefundReason, cause = 'gone'): DomainEvent => {
    const { orderCode, sellerId } = group.splits[order]!;
    return { type: 'ordering.order_refund_asked', payload: { groupCode: group.code, orderCode, sellerId, items, delivery, reason, cause: `order:${orderCode}:${cause}` } };
  };

  async function sellersHold(group: Group): Promise<void> {
    for (const { sellerId, items, delivery } of group.splits) {
      await eventually(() => balance(`seller:${sellerId}:payable`), (amount) => amount === items);
      await eventually(() => balance(`seller:${sellerId}:delivery`), (amount) => amount === delivery);
    }
  }

  it('passes a transfer on to every seller, goods and delivery, and keeps nothing', async () => {
    const group = await door.group();
    await door.bank(group.total, group.code).expect(200);
    await sellersHold(group);
    expect(await eventually(() => balance(`buyer:${group.code}`), (amount) => amount === 0)).toBe(0);
  });

  it('sets aside what is too much, doubled or nobody’s', async () => {
    const group = await door.group();
    await door.bank(group.total + 5_000, group.code).expect(200);
    await door.bank(group.total, group.code).expect(200);
    const suspense = await balance('suspense:unmatched');
    await door.bank(33_000, 'khong ro').expect(200);
    await eventually(() => balance(`refund:due:${group.code}`), (amount) => amount === 5_000 + group.total);
    await eventually(() => balance('suspense:unmatched'), (amount) => amount === suspense + 33_000);
    await eventually(() => balance(`buyer:${group.code}`), (amount) => amount === 0);
  });

  it('captures what is taken at the door order by order, however often it is told', async () => {
    const group = await door.group();
    await door.pay(group, { method: 'cod' }).expect(201);
    await Promise.all([collect(group, 0, 'cash'), collect(group, 0, 'cash')]);
    await eventually(() => door.captures(group), (captures) => captures.length === 1);
    expect(await door.view(group)).toMatchObject({ status: 'cod', payments: [{ status: 'pending' }] });
    await collect(group, 1, 'qr');
    await eventually(() => door.view(group), ({ status, paidAmount }) => status === 'captured' && paidAmount === group.total);
    expect((await door.captures(group)).map(({ tender }) => tender)).toEqual(['cash', 'qr_at_door']);
    expect((await door.view(group)).payments.map(({ status }) => status)).toEqual(['captured']);
    await sellersHold(group);
  });

  it('taken at the door after a transfer had paid goes back', async () => {
    const group = await door.group();
    await door.pay(group, { method: 'cod' }).expect(201);
    await door.bank(group.total, group.code).expect(200);
    expect((await door.view(group)).payments.map(({ method, status }) => [method, status])).toEqual([['cod', 'cancelled'], ['vietqr', 'captured']]);
    await collect(group, 1, 'cash');
    await eventually(() => door.refunds(group), (refunds) => refunds.length === 1);
    expect(await door.refunds(group)).toEqual([{ reason: 'doubled', amount: 65_000, orderCode: group.splits[1]!.orderCode }]);
    expect(await door.captures(group)).toHaveLength(1);
  });

  it('goes back for the order whose goods are gone, from that seller alone', async () => {
    const group = await door.group();
    await door.closeGroup(group, 'expired');
    await door.bank(group.total, group.code).expect(200);
    const [gone, kept] = group.splits as [Group['splits'][0], Group['splits'][0]];
    const event = asked(group, 0, gone, 'stock_gone');
    await Promise.all([publish(event), publish(event)]);
    await eventually(() => balance(`refund:due:${group.code}`), (amount) => amount === gone.items + gone.delivery);
    await eventually(() => balance(`seller:${gone.sellerId}:payable`), (amount) => amount === 0);
    await eventually(() => balance(`seller:${kept.sellerId}:payable`), (amount) => amount === kept.items);
    expect(await door.refunds(group)).toEqual([{ reason: 'stock_gone', amount: gone.items + gone.delivery, orderCode: gone.orderCode }]);
    const tasks = await door.http().get('/api/operator/refund-tasks?state=open&limit=1').set('authorization', 'Bearer operator').expect(200);
    expect(tasks.body.items).toMatchObject([{ groupCode: group.code, orderCode: gone.orderCode, reason: 'stock_gone', state: 'open' }]);
  });

  it('goes back in parts, of one order alone and never beyond what was captured for it, whatever is asked for', async () => {
    const group = await door.group();
    await door.bank(group.total, group.code).expect(200);
    const [first, second] = group.splits as [Group['splits'][0], Group['splits'][0]];
    await publish(asked(group, 0, { items: 60_000, delivery: 0 }, 'given_back', 'given:1'));
    await publish(asked(group, 0, { items: 60_000, delivery: 0 }, 'given_back', 'given:1'));
    await publish(asked(group, 0, { items: 500_000, delivery: 500_000 }, 'returned', 'returned'));
    await publish(asked(group, 0, { items: 1, delivery: 1 }, 'claim', 'claim:1'));
    await eventually(() => balance(`refund:due:${group.code}`), (amount) => amount === first.items + first.delivery);
    await eventually(() => door.sql<{ waiting: number }>(`select count(*)::int as waiting from platform.outbox where published_at is null`), ([row]) => row?.waiting === 0);
    expect((await door.refunds(group)).reduce((sum, { amount }) => sum + amount, 0)).toBe(first.items + first.delivery);
    expect((await door.refunds(group)).filter(({ reason }) => reason === 'given_back').length).toBeLessThanOrEqual(1);
    expect(await balance(`seller:${second.sellerId}:payable`)).toBe(second.items);
    await expect(door.sql('update payments.payable_splits set returning_items_amount = returning_items_amount + 1 where order_code = $1', [first.orderCode])).rejects.toThrow('payable_splits_refund_within');
  });

  it.each([['vietqr', 1, 'bank_transfer'], ['vnpay', 1, 'gateway'], ['cod', 2, 'cash']] as const)('carries over a payment of long ago by %s', async (method, count, tender) => {
    const code = newOrderCode();
    const splits = [1, 2].map((number) => ({ orderCode: `${code}-${number}`, sellerId: newId(), items: 40_000 as Dong, delivery: 9_000 as Dong }));
    const paidAt = new Date('2026-10-01T03:00:00Z');
    const group: Group = { code, token: '', total: 98_000, splits };
    await door.unitOfWork.run((tx) => door.facade.recordPastPayment(tx, { groupCode: code, total: 98_000 as Dong, splits, codAllowed: true, tokenHash: 'x', method, paidAt }));
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: 98_000, payments: [{ method, status: 'captured' }] });
    expect((await door.captures(group)).map((capture) => capture.tender)).toEqual(Array(count).fill(tender));
    await sellersHold(group);
  });

  it('adds up over generated baskets and transfers: what came is captured, held or on its way back', async () => {
    const wish = fc.record({
      orders: fc.array(fc.record({ items: fc.integer({ min: 1, max: 3_000_000 }), delivery: fc.integer({ min: 0, max: 90_000 }) }), { minLength: 1, maxLength: 8 }),
      shares: fc.array(fc.constantFrom(0.3, 0.7, 1, 1.2), { minLength: 1, maxLength: 4 }),
    });
    const groups: { group: Group; came: number }[] = [];
    await fc.assert(fc.asyncProperty(wish, async ({ orders, shares }) => {
      const group = await door.group({ splits: orders.map(({ items, delivery }) => ({ orderCode: newId(), sellerId: newId(), items: items as Dong, delivery: delivery as Dong })) });
      const amounts = shares.map((share) => Math.max(1, Math.round(group.total * share)));
      await Promise.all(amounts.map((amount) => door.bank(amount, group.code).expect(200)));
      groups.push({ group, came: amounts.reduce((sum, amount) => sum + amount, 0) });
    }), { numRuns: 40 });
    await eventually(() => door.sql<{ waiting: number }>(`select count(*)::int as waiting from platform.outbox where published_at is null`), ([row]) => row?.waiting === 0);
    for (const { group, came } of groups) {
      const [captured, returning] = [await door.captures(group), await door.refunds(group)].map((rows) => rows.reduce((sum, { amount }) => sum + amount, 0)) as [number, number];
      expect([0, group.total]).toContain(captured);
      const held = came - captured - returning;
      expect(held < group.total && (captured === 0 || held === 0)).toBe(true);
      await eventually(() => balance(`buyer:${group.code}`), (amount) => amount === held);
      await eventually(() => balance(`refund:due:${group.code}`), (amount) => amount === returning);
    }
    const unbalanced = await door.sql('select transaction_id from ledger.entries group by 1 having sum(amount) <> 0');
    expect(unbalanced).toEqual([]);
  }, 60_000);
});
