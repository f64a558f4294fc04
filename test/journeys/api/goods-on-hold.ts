import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { payByTransfer, startPayment, transfer, untilGroup } from '../../support/paying.js';
import { goodsOfSellers, groupPath, placeOrder, readGroup } from '../../support/shopping.js';
import type { Good } from '../../support/shopping.js';
import type { OrderGroup } from '../../support/shop-answers.js';
import { eventually } from '../../support/test-app.js';

interface Stock { onHand: number; reserved: number }

export function goodsOnHold(market: () => Market): void {
  let api: Api;
  beforeAll(() => { api = new Api(market().url); });

  const stockOf = async ({ id }: Good): Promise<Stock | undefined> =>
    (await market().database.query<Stock>('select on_hand as "onHand", reserved from inventory.stock where variant_id = $1', [id])).rows[0];
  const oneGood = async (): Promise<Good> => {
    const [good] = await goodsOfSellers(api, 1);
    if (!good) throw new Error('no goods');
    return good;
  };

  /** Moves the end of the hold into the past, as if the buyer had waited that long. */
  async function letTheHoldRunOut(group: OrderGroup): Promise<OrderGroup> {
    const past = `now() - interval '1 minute'`;
    await market().database.query(`update payments.attempts a set expires_at = ${past} from payments.payables p where p.id = a.payable_id and p.group_code = $1`, [group.code]);
    await market().database.query(`update payments.payables set expires_at = ${past} where group_code = $1`, [group.code]);
    await market().database.query(`update ordering.order_groups set expires_at = ${past} where code = $1`, [group.code]);
    return untilGroup(api, group, ({ status }) => status === 'expired', 20_000);
  }

  it('are held from the checkout and given back when the time to pay is over', async () => {
    const good = await oneGood();
    const before = await stockOf(good);
    const group = await placeOrder(api, [{ good, quantity: 2 }]);
    expect((await stockOf(good))?.reserved).toBe((before?.reserved ?? 0) + 2);
    expect((await letTheHoldRunOut(group)).orders.map(({ status }) => status)).toEqual(['expired']);
    expect(await stockOf(good)).toEqual(before);
    await api.refused(409, `${groupPath(group)}/payments`, { method: 'vietqr' }, { token: group.accessToken });
  }, 40_000);

  it('are held again when the money comes late', async () => {
    const good = await oneGood();
    const group = await placeOrder(api, [{ good, quantity: 1 }]);
    const attempt = await startPayment(api, group, 'vietqr');
    await letTheHoldRunOut(group);
    const before = await stockOf(good);
    await transfer(market(), { payload: attempt.qr?.payload });
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: group.total, orders: [{ status: 'paid' }] });
    expect((await stockOf(good))?.reserved).toBe((before?.reserved ?? 0) + 1);
  }, 40_000);

  it('that are gone when the money comes late send the money back', async () => {
    const good = await oneGood();
    const group = await placeOrder(api, [{ good, quantity: 1 }]);
    const attempt = await startPayment(api, group, 'vietqr');
    await letTheHoldRunOut(group);
    const stock = await stockOf(good);
    await market().database.query('update inventory.stock set on_hand = reserved where variant_id = $1', [good.id]);
    await transfer(market(), { payload: attempt.qr?.payload });
    const after = await untilGroup(api, group, ({ orders }) => orders[0]?.status !== 'expired');
    expect(after.orders).toEqual([expect.objectContaining({ status: 'cancelled', statusReason: 'paid_stock_gone' })]);
    const tasks = await eventually(
      () => market().database.query('select amount, reason from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where group_code = $1', [group.code]),
      ({ rows }) => rows.length > 0,
    );
    expect(tasks.rows).toEqual([{ amount: group.total, reason: 'stock_gone' }]);
    await market().database.query('update inventory.stock set on_hand = $2 where variant_id = $1', [good.id, stock?.onHand]);
  }, 40_000);

  it('are given back when the buyer calls the purchase off, once', async () => {
    const good = await oneGood();
    const before = await stockOf(good);
    const group = await placeOrder(api, [{ good, quantity: 3 }]);
    for (let time = 0; time < 2; time++) {
      expect(await api.post(`${groupPath(group)}/cancellations`, {}, { token: group.accessToken })).toMatchObject({ status: 'cancelled', orders: [{ status: 'cancelled' }] });
    }
    expect(await stockOf(good)).toEqual(before);
    await api.refused(409, `${groupPath(group)}/payments`, { method: 'vietqr' }, { token: group.accessToken });
  });

  it('that are paid for cannot be called off by the buyer', async () => {
    const group = await placeOrder(api, [{ good: await oneGood(), quantity: 1 }]);
    await payByTransfer(market(), api, group);
    await api.refused(409, `${groupPath(group)}/cancellations`, {}, { token: group.accessToken });
    expect((await readGroup(api, group)).status).toBe('paid');
  });

  it('send back money that comes after the buyer called the purchase off', async () => {
    const group = await placeOrder(api, [{ good: await oneGood(), quantity: 1 }]);
    await api.post(`${groupPath(group)}/cancellations`, {}, { token: group.accessToken });
    await transfer(market(), { memo: group.code, amount: group.total });
    const tasks = await eventually(
      () => market().database.query('select amount, reason from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where group_code = $1', [group.code]),
      ({ rows }) => rows.length > 0,
    );
    expect(tasks.rows).toEqual([{ amount: group.total, reason: 'cancelled' }]);
    expect((await readGroup(api, group)).status).toBe('cancelled');
  });
}
