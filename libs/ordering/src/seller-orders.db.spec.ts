import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { CompleteDelivered } from './usecases/complete-delivered.js';

type Who = { authorization: string };

describe('a seller', () => {
  let door: OrderingDoor;
  let [shop, other]: Shop[] = [];
  let [noodles, radish]: Good[] = [];
  let [owner, packer, stranger]: Who[] = [];
  beforeAll(async () => {
    door = await OrderingDoor.open();
    shop = await door.shop('gan');
    other = await door.shop('xa', '07210');
    noodles = await door.good(shop, { price: 75_000, stock: 500 });
    radish = await door.good(other, { price: 90_000, stock: 500 });
    owner = await door.member(shop, 'owner');
    packer = await door.member(shop, 'packer');
    stranger = await door.member(other, 'owner');
  }, 120_000);
  afterAll(() => door?.close());

  const paidGroup = async (): Promise<PlacedGroup> => {
    const group = await door.placed([shop!, other!], [noodles!, 2], [radish!, 1]);
    await door.bank(group).expect(200);
    return door.until(group, ({ status }) => status === 'paid').then(() => group);
  };
  const doorGroup = async (): Promise<PlacedGroup> => {
    const group = await door.placed([shop!], [noodles!, 2]);
    await door.pay(group, 'cod').expect(201);
    return door.until(group, ({ cod }) => cod).then(() => group);
  };
  const list = (who: Who, query = '') => door.http().get(`/api/seller/${shop!.id}/orders${query}`).set(who);
  const eventsOf = (type: string, orderCode: string): Promise<{ payload: Record<string, unknown> }[]> =>
    door.sql(`select payload from platform.outbox where type = $1 and payload->>'orderCode' = $2`, [type, orderCode]);

  it('takes a paid order, hands it over and reports its arrival; the goods leave the stock', async () => {
    const group = await paidGroup();
    const code = group.orders[0]!.code;
    const before = await door.stock(noodles!);
    expect((await door.step(shop!, code, 'handovers', owner!).expect(409)).body.code).toBe('state.move_not_allowed');
    expect((await door.step(shop!, code, 'acceptances', packer!).expect(201)).body).toMatchObject({ code, status: 'accepted', toCollect: null });
    expect((await door.step(shop!, code, 'handovers', packer!, { carrier: 'Bưu tá', trackingNumber: 'VN1' }).expect(201)).body).toMatchObject({ status: 'handed_over', carrier: 'Bưu tá', trackingNumber: 'VN1' });
    expect(await door.stock(noodles!)).toEqual({ onHand: before.onHand - 2, reserved: before.reserved - 2 });
    expect((await door.step(shop!, code, 'deliveries', owner!, { collected: { method: 'cash', amount: 150_000 } }).expect(422)).body.code).toBe('ordering.nothing_to_collect');
    expect((await door.step(shop!, code, 'deliveries', owner!).expect(201)).body.status).toBe('delivered');
    const [delivered] = await eventsOf('ordering.order_delivered', code);
    expect(delivered!.payload).toMatchObject({ total: 150_000, sellerCommuneCode: '06838', buyerProvinceCode: '22', productIds: [noodles!.productId] });
    expect(await eventsOf('ordering.collected_at_door', code)).toEqual([]);
    const seen = (await door.group(group)).body.orders;
    expect(seen[0].timeline.map(({ status }: { status: string }) => status)).toEqual(['awaiting_payment', 'paid', 'accepted', 'handed_over', 'delivered']);
    expect(seen[1].status).toBe('paid');
  });

  it('may repeat every step; it changes nothing', async () => {
    const { orders: [order] } = await paidGroup();
    for (const action of ['acceptances', 'handovers', 'deliveries'] as const) {
      const [first, second] = [await door.step(shop!, order!.code, action, owner!).expect(201), await door.step(shop!, order!.code, action, owner!).expect(201)];
      expect(second.body).toEqual(first.body);
    }
    expect((await door.step(shop!, order!.code, 'acceptances', owner!).expect(201)).body.status).toBe('delivered');
    expect(await eventsOf('ordering.order_delivered', order!.code)).toHaveLength(1);
  });

  it('steps once when two members press at once', async () => {
    const { orders: [order] } = await paidGroup();
    const before = await door.stock(noodles!);
    await door.step(shop!, order!.code, 'acceptances', owner!).expect(201);
    const answers = await Promise.all(Array.from({ length: 6 }, () => door.step(shop!, order!.code, 'handovers', packer!)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.status}`))).toEqual(new Set(['201 handed_over']));
    expect((await door.stock(noodles!)).onHand).toBe(before.onHand - 2);
  });

  it('delivers an unpaid order only for exactly its money, which makes it paid', async () => {
    const group = await doorGroup();
    const { code, total } = group.orders[0]!;
    expect((await door.step(shop!, code, 'acceptances', owner!).expect(201)).body).toMatchObject({ status: 'accepted', cod: true, toCollect: total });
    await door.step(shop!, code, 'handovers', owner!).expect(201);
    await door.cancel(group).expect(409);
    expect((await door.step(shop!, code, 'deliveries', owner!, {}).expect(422)).body.code).toBe('ordering.collection_missing');
    expect((await door.step(shop!, code, 'deliveries', owner!, { collected: { method: 'cash', amount: total - 1 } }).expect(422)).body.code).toBe('ordering.wrong_collection');
    for (const amount of [-1, 0.5, '1']) await door.step(shop!, code, 'deliveries', owner!, { collected: { method: 'cash', amount } }).expect(400);
    expect((await door.step(shop!, code, 'deliveries', owner!, { collected: { method: 'cash', amount: total } }).expect(201)).body).toMatchObject({ status: 'delivered', collectedMethod: 'cash' });
    expect(await door.until(group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: total, orders: [{ status: 'delivered', paid: true }] });
    expect(await door.sql('select tender from payments.captures where order_code = $1', [code])).toEqual([{ tender: 'cash' }]);
  });

  it('does not take an order that nobody paid or promised to pay', async () => {
    const { orders: [order] } = await door.placed([shop!], [noodles!, 1]);
    expect((await door.step(shop!, order!.code, 'acceptances', owner!).expect(409)).body.code).toBe('state.move_not_allowed');
  });

  it('sees the buyer’s phone and address only to fulfil an order, a packer never', async () => {
    const { orders: [paid] } = await paidGroup();
    const { orders: [unpaid] } = await door.placed([shop!], [noodles!, 1]);
    const buyerOf = async (code: string, who: Who): Promise<unknown> => (await door.http().get(`/api/seller/${shop!.id}/orders/${code}`).set(who).expect(200)).body.buyer;
    expect(await buyerOf(paid!.code, owner!)).toMatchObject({ phone: '+84912000001', addressLine: 'Thôn thử, nhà số 1', communeName: 'Xã Bình Liêu' });
    expect(await buyerOf(paid!.code, packer!)).toMatchObject({ phone: '*** *** 001', addressLine: null });
    expect(await buyerOf(unpaid!.code, owner!)).toMatchObject({ phone: '*** *** 001', addressLine: null });
  });

  it('lists its own orders page by page, newest first, by status', async () => {
    const codes: string[] = [];
    for (let after = ''; ;) {
      const page = (await list(owner!, `?limit=3${after}`).expect(200)).body as { items: { code: string }[]; next: string | null };
      codes.push(...page.items.map(({ code }) => code));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    const all = (await door.sql<{ code: string }>('select code from ordering.orders where seller_id = $1 order by created_at desc, code desc', [shop!.id])).map(({ code }) => code);
    expect(codes).toEqual(all);
    const delivered = (await list(owner!, '?status=delivered,accepted').expect(200)).body.items as { status: string }[];
    expect(delivered.length).toBeGreaterThan(0);
    expect(delivered.every(({ status }) => status === 'delivered')).toBe(true);
    await list(owner!, '?status=sold').expect(400);
    await list(owner!, '?after=x').expect(400);
  });

  it('does not exist for strangers, and sees no order of another', async () => {
    const { orders: [own, foreign] } = await paidGroup();
    await door.http().get(`/api/seller/${shop!.id}/orders`).expect(401);
    await list(stranger!).expect(404);
    await door.step(shop!, own!.code, 'acceptances', stranger!).expect(404);
    for (const action of ['acceptances', 'handovers', 'deliveries'] as const) await door.step(shop!, foreign!.code, action, owner!).expect(404);
    await door.http().get(`/api/seller/${shop!.id}/orders/${foreign!.code}`).set(owner!).expect(404);
  });

  it('has delivered and paid orders completed after some quiet days', async () => {
    door.clock.advance(6 * 86_400_000);
    await door.part(CompleteDelivered).run();
    expect(await door.sql(`select 1 from ordering.orders where status = 'completed'`)).toEqual([]);
    door.clock.advance(2 * 86_400_000);
    await door.part(CompleteDelivered).run();
    expect(await door.sql(`select 1 from ordering.orders where status = 'delivered'`)).toEqual([]);
  });
});
