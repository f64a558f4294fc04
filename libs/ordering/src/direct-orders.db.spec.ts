import { jest } from '@jest/globals';
import type { PayloadOf } from '@cho-phien/contracts';
import { SellersFacade } from '@cho-phien/sellers';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { ExpireUnpaid } from './usecases/expire-unpaid.js';

const HOLD_MS = 15 * 60_000 + 1_000;
const ACCOUNT = { bin: '970436', accountNumber: '0011004455667', holder: 'GIAN XA' };

interface Payment { orderCode?: string; status: string; amount: number; qr?: { accountNumber: string } }

describe('a basket of which one seller is paid by the buyer himself', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let noodles: Good;
  let radish: Good;
  let owner: { authorization: string };
  beforeAll(async () => {
    door = await OrderingDoor.open();
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    noodles = await door.good(near, { price: 75_000, stock: 500 });
    radish = await door.good(far, { price: 90_000, stock: 500 });
    owner = await door.member(far, 'owner');
    await door.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [far.id]);
    jest.spyOn(door.part(SellersFacade), 'bankAccountOf').mockImplementation(async (id) => (id === far.id ? ACCOUNT : null));
  }, 120_000);
  afterAll(() => door?.close());

  const placed = (): Promise<PlacedGroup> => door.placed([near, far], [noodles, 1], [radish, 1]);
  const directOf = (group: { payments: Payment[] }): Payment => group.payments.find(({ orderCode }) => orderCode !== undefined)!;
  const toldRoutes = async ({ code }: PlacedGroup): Promise<(string | undefined)[]> => {
    const [told] = await door.sql<{ payload: PayloadOf<'ordering.order_group_placed'> }>(`select payload from platform.outbox where type = 'ordering.order_group_placed' and payload ->> 'groupCode' = $1`, [code]);
    return told!.payload.orders!.map(({ moneyRoute }) => moneyRoute);
  };
  const confirm = (orderCode: string) => door.http().post(`/api/seller/${far.id}/direct-payments/${orderCode}/confirmations`).set(owner).send({});
  const read = async (group: PlacedGroup) => (await door.group(group).expect(200)).body as { status: string; paidAmount: number; paymentMethods: string[]; payments: Payment[]; orders: { code: string; status: string; total: number }[] };

  it('says from the checkout on what goes to whom, and is not paid at the door', async () => {
    const group = await placed();
    const seen = await read(group);
    expect(seen.paymentMethods).not.toContain('cod');
    expect(await toldRoutes(group)).toEqual(['collected', 'direct']);
    expect(directOf(seen)).toMatchObject({ orderCode: seen.orders[1]!.code, amount: seen.orders[1]!.total, status: 'pending', qr: { accountNumber: ACCOUNT.accountNumber } });
  });

  it('says before the order which part goes to the seller himself, and offers what holds for the rest', async () => {
    const cart = async (...goods: [Good, number][]) => (await door.http().get(`/api/shop/carts/${await door.cart(...goods)}`).expect(200)).body as { sellers: { seller: { id: string }; moneyRoute: string }[]; paymentMethods: string[] };
    const mixed = await cart([noodles, 1], [radish, 1]);
    expect(Object.fromEntries(mixed.sellers.map(({ seller, moneyRoute }) => [seller.id, moneyRoute]))).toEqual({ [near.id]: 'collected', [far.id]: 'direct' });
    expect(mixed.paymentMethods).toEqual(['vietqr', 'vnpay', 'stripe']);
    expect((await cart([radish, 1])).paymentMethods).toEqual(['vietqr']);
    expect((await cart([noodles, 1])).paymentMethods).toContain('cod');
    const group = await door.placed([far], [radish, 1]);
    const { paymentMethods, payments } = await read(group);
    expect([paymentMethods, payments]).toMatchObject([['vietqr'], [{ status: 'pending', qr: { accountNumber: ACCOUNT.accountNumber } }]]);
  });

  it('is paid when both came, in either order, each order as soon as its own money did', async () => {
    for (const directFirst of [true, false]) {
      const group = await placed();
      const { orders } = await read(group);
      const steps = [() => confirm(orders[1]!.code).expect(201), () => door.bank(group, orders[0]!.total).expect(200)];
      await (directFirst ? steps[0] : steps[1])!();
      await door.until(group, (body) => (body.orders as { status: string }[])[directFirst ? 1 : 0]!.status === 'paid');
      expect(await read(group)).toMatchObject({ status: 'awaiting_payment' });
      await (directFirst ? steps[1] : steps[0])!();
      await door.until(group, ({ status }) => status === 'paid');
      expect(await read(group)).toMatchObject({ paidAmount: group.total, orders: [{ status: 'paid' }, { status: 'paid' }] });
    }
  });

  it('keeps what was paid when the other was not: that order expires alone and its goods are free again', async () => {
    door.clock.advance(HOLD_MS);
    await door.part(ExpireUnpaid).run();
    const [before, free] = [await door.stock(noodles), await door.stock(radish)];
    const group = await placed();
    const { orders } = await read(group);
    await door.bank(group, orders[0]!.total).expect(200);
    await door.until(group, (body) => (body.orders as { status: string }[])[0]!.status === 'paid');
    door.clock.advance(HOLD_MS);
    await door.part(ExpireUnpaid).run();
    expect(await read(group)).toMatchObject({ status: 'paid', paidAmount: orders[0]!.total, orders: [{ status: 'paid' }, { status: 'expired' }] });
    expect(await door.stock(radish)).toEqual(free);
    expect(await door.stock(noodles)).toEqual({ ...before, reserved: before.reserved + 1 });
  });

  it('is collected like any other where the seller has no verified account', async () => {
    const spy = jest.spyOn(door.part(SellersFacade), 'bankAccountOf').mockResolvedValue(null);
    const group = await placed();
    const { payments, paymentMethods } = await read(group);
    expect([payments, paymentMethods.includes('cod'), await toldRoutes(group)]).toEqual([[], true, ['collected', 'collected']]);
    spy.mockRestore();
  });
});
