import type { Server } from 'node:http';
import { newId } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import { eventually } from '../../../test/support/test-app.js';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { OrderGroupRepository } from './storage/order-group.repository.js';
import { ExpireUnpaid } from './usecases/expire-unpaid.js';

const HOLD_MS = 15 * 60_000 + 1_000;

describe('a placed purchase', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let noodles: Good;
  let radish: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open();
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    noodles = await door.good(near, { price: 75_000, stock: 500 });
    radish = await door.good(far, { price: 90_000, stock: 500 });
  }, 120_000);
  afterAll(() => door?.close());

  const expire = async (): Promise<number> => { door.clock.advance(HOLD_MS); return door.part(ExpireUnpaid).run(); };
  const states = (body: PlacedGroup): string[] => body.orders.map(({ status }) => status);
  const events = async (type: string, group: PlacedGroup): Promise<number> =>
    (await door.sql(`select 1 from platform.outbox where type = $1 and payload->>'groupCode' = $2`, [type, group.code])).length;

  it('whose suspected payment was called off ends at once, and its goods are free again', async () => {
    const free = await door.stock(noodles);
    const group = await door.placed([near, far], [noodles, 1], [radish, 1]);
    const told = { type: 'payments.payment_called_off' as const, payload: { attemptId: newId(), groupCode: group.code, amount: group.total, at: new Date().toISOString() } };
    for (let twice = 0; twice < 2; twice++) await door.part(UnitOfWork).run((tx) => door.part(Outbox).append(tx, told));
    await door.until(group, ({ status }) => status === 'cancelled');
    expect((await door.group(group).expect(200)).body).toMatchObject({ paymentMethods: [], orders: [{ status: 'cancelled', statusReason: 'payment_called_off' }, { status: 'cancelled' }] });
    expect(await door.stock(noodles)).toEqual(free);
  });

  it('paid once by transfer has every order paid exactly once, its sellers told', async () => {
    const group = await door.placed([near, far], [noodles, 1], [radish, 1]);
    await door.bank(group).expect(200);
    const paid = await door.until(group, ({ status }) => status === 'paid');
    expect(paid).toMatchObject({ paidAmount: group.total, paymentMethods: [], orders: [{ status: 'paid', paid: true, timeline: [{ status: 'awaiting_payment' }, { status: 'paid' }] }, { status: 'paid' }] });
    await door.bank(group).expect(200);
    expect(await events('ordering.order_ready', group)).toBe(2);
    expect((await door.cancel(group).expect(409)).body.code).toBe('ordering.already_paid');
    expect((await door.stock(noodles)).reserved).toBeGreaterThan(0);
  });

  it('underpaid is not paid and shows what came', async () => {
    const group = await door.placed([near], [noodles, 1]);
    await door.bank(group, 70_000).expect(200);
    expect(await door.until(group, ({ paidAmount }) => paidAmount === 70_000)).toMatchObject({ status: 'awaiting_payment' });
  });

  it('unpaid in time expires and lets its goods go', async () => {
    const before = await door.stock(radish);
    const group = await door.placed([far], [radish, 4]);
    expect(await door.part(ExpireUnpaid).run()).toBe(0);
    await expire();
    expect((await door.group(group).expect(200)).body).toMatchObject({ status: 'expired', paymentMethods: [], orders: [{ status: 'expired', statusReason: 'payment_expired' }] });
    expect(await door.stock(radish)).toEqual(before);
    await door.pay(group, 'vietqr').expect(409);
  });

  it('that cannot be ended does not keep the goods of the others', async () => {
    const broken = await door.placed([near], [noodles, 1]);
    const group = await door.placed([far], [radish, 1]);
    await door.sql(`update payments.payables set group_code = 'lost-' || group_code where group_code = $1`, [broken.code]);
    expect(await expire()).toBe(1);
    expect((await door.group(group).expect(200)).body.status).toBe('expired');
    await door.sql(`update payments.payables set group_code = $1 where group_code = 'lost-' || $1`, [broken.code]);
    expect(await door.part(ExpireUnpaid).run()).toBe(1);
  });

  it('paid late gets its goods again while there are any', async () => {
    const group = await door.placed([near, far], [noodles, 1], [radish, 1]);
    await expire();
    await door.bank(group).expect(200);
    expect(states(await door.until(group, ({ status }) => status === 'paid'))).toEqual(['paid', 'paid']);
    expect(await events('ordering.order_refund_asked', group)).toBe(0);
  });

  it('paid late with goods gone says so for that order and starts its refund; the others are fulfilled', async () => {
    const scarce = await door.good(near, { stock: 1, price: 40_000 });
    const group = await door.placed([near, far], [scarce, 1], [radish, 1]);
    await expire();
    await door.placed([near], [scarce, 1]);
    await door.bank(group).expect(200);
    const late = await door.until(group, ({ status }) => status === 'paid');
    expect(late.orders).toMatchObject([{ status: 'cancelled', statusReason: 'paid_stock_gone', paid: true }, { status: 'paid', statusReason: null }]);
    const tasks = await eventually(() => door.sql<{ amount: number; reason: string }>(
      `select t.amount, t.reason from payments.refund_tasks t where t.order_code = $1`, [group.orders[0]!.code]), ({ length }) => length > 0);
    expect(tasks).toEqual([{ amount: 40_000, reason: 'stock_gone' }]);
    expect(await door.stock(scarce)).toEqual({ onHand: 1, reserved: 1 });
  });

  it('called off by its buyer lets its goods go; money that comes later goes back', async () => {
    const before = await door.stock(noodles);
    const group = await door.placed([near], [noodles, 2]);
    expect((await door.cancel(group).expect(201)).body).toMatchObject({ status: 'cancelled', orders: [{ status: 'cancelled', statusReason: 'buyer_cancelled' }] });
    expect(await door.stock(noodles)).toEqual(before);
    await door.cancel(group).expect(201);
    await door.bank(group).expect(200);
    expect((await door.group(group)).body.status).toBe('cancelled');
    expect(await door.sql(`select reason from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1`, [group.code])).toEqual([{ reason: 'cancelled' }]);
    expect((await door.stock(noodles)).reserved).toBe(before.reserved);
  });

  it('to be paid at the door is held without a limit and may still be called off', async () => {
    const before = await door.stock(noodles);
    const group = await door.placed([near], [noodles, 1]);
    await door.pay(group, 'cod').expect(201);
    expect(await door.until(group, ({ cod }) => cod === true)).toMatchObject({ status: 'awaiting_payment', expiresAt: null, paymentMethods: [] });
    await expire();
    expect((await door.group(group)).body.status).toBe('awaiting_payment');
    expect(await events('ordering.order_ready', group)).toBe(1);
    expect((await door.cancel(group).expect(201)).body.status).toBe('cancelled');
    expect(await door.stock(noodles)).toEqual(before);
  });

  it('to be paid at the door gives back what came in part by transfer once it is called off', async () => {
    const group = await door.placed([near], [noodles, 1]);
    await door.pay(group, 'cod').expect(201);
    await door.until(group, ({ cod }) => cod === true);
    await door.bank(group, 30_000).expect(200);
    await door.cancel(group).expect(201);
    await door.bank(group, 20_000).expect(200);
    expect(await door.sql(`select t.reason, t.amount::int as amount from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 order by t.id`, [group.code]))
      .toEqual([{ reason: 'cancelled', amount: 30_000 }, { reason: 'cancelled', amount: 20_000 }]);
  });

  it('ends well whoever comes first: the money, the end of time, or the buyer’s no', async () => {
    const good = await door.good(near, { stock: 30 });
    const groups: PlacedGroup[] = [];
    for (let index = 0; index < 24; index++) groups.push(await door.placed([near], [good, 1]));
    door.clock.advance(HOLD_MS);
    await Promise.all(groups.flatMap((group, index) => [
      door.bank(group), ...(index % 2 ? [door.cancel(group)] : []), ...(index % 3 ? [door.part(ExpireUnpaid).run()] : []),
    ]));
    const settled = await Promise.all(groups.map((group) => door.until(group, ({ status, paidAmount }) => status === 'paid' || (status === 'cancelled' && paidAmount === group.total))));
    const paid = settled.filter(({ status }) => status === 'paid');
    for (const { code, status } of settled) {
      const refunds = await door.sql(`select 1 from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1`, [code]);
      expect(refunds).toHaveLength(status === 'paid' ? 0 : 1);
    }
    expect(await door.stock(good)).toEqual({ onHand: 30, reserved: paid.length });
  }, 60_000);

  it('tells a waiting page by itself when the money is in', async () => {
    const group = await door.placed([near], [noodles, 1]);
    const stream = await fetch(`${await addressOf(door)}/api/shop/order-groups/${group.code}/events?token=${group.accessToken}`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const told: string[] = [];
    const reading = (async () => { for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) told.push(part); })();
    await eventually(async () => told.join(''), (text) => text.includes('"awaiting_payment"'));
    const paidAt = Date.now();
    await door.bank(group).expect(200);
    await reading; // the stream ends by itself once the purchase is settled
    expect(Date.now() - paidAt).toBeLessThan(10_000);
    expect(told.join('')).toContain(`event: group\ndata: {"status":"paid","cod":false,"paidAmount":${group.total}}`);
  });

  it('whose gateway owes an answer stays open, is asked after later and keeps no other waiting, but not for ever', async () => {
    const group = await door.placed([near], [noodles, 1]);
    await door.pay(group, 'vnpay').expect(201);
    const unpaid = await door.placed([near], [noodles, 1]);
    await expire();
    expect([(await door.group(group)).body.status, (await door.group(unpaid)).body.status]).toEqual(['awaiting_payment', 'expired']);
    expect(await door.part(OrderGroupRepository).overdue(door.clock.now(), 100)).not.toContain(group.code);
    door.clock.advance(20_000);
    expect(await door.part(OrderGroupRepository).overdue(door.clock.now(), 100)).toContain(group.code);
    door.clock.advance(24 * 3_600_000);
    await door.part(ExpireUnpaid).run();
    expect((await door.group(group)).body.status).toBe('expired');
  });

  it('can be opened by its link for a year', async () => {
    const group = await door.placed([near], [noodles, 1]);
    door.clock.advance(364 * 86_400_000);
    await door.group(group).expect(200);
    door.clock.advance(2 * 86_400_000);
    expect((await door.group(group).expect(404)).body.code).toBe('ordering.order_group_not_found');
    await door.cancel(group).expect(404);
  });

  it('lets no one keep the market busy with streams of one purchase, and lets go of those that ended', async () => {
    const group = await door.placed([near], [noodles, 1]);
    const url = `${await addressOf(door)}/api/shop/order-groups/${group.code}/events?token=${group.accessToken}`;
    const leave = new AbortController();
    const streams = await Promise.all(Array.from({ length: 20 }, () => fetch(url, { signal: leave.signal })));
    expect(streams.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    const more = await fetch(url);
    expect([more.status, (await more.json() as { code: string }).code]).toEqual([429, 'ordering.too_many_streams']);
    leave.abort();
    await eventually(async () => { const again = await fetch(url); await again.body?.cancel(); return again.status; }, (status) => status === 200);
    await door.bank(group).expect(200);
  }, 60_000);
});

/** Where the door listens; it begins to when first asked. */
async function addressOf({ test: { app } }: OrderingDoor): Promise<string> {
  if (!(app.getHttpServer() as Server).listening) await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
