import type { Server } from 'node:http';
import { dong } from '@cho-phien/kernel';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { eventually } from '../../../test/support/test-app.js';

type Who = { authorization: string };

describe('what a seller does when things go otherwise', () => {
  let door: OrderingDoor;
  let [shop, household]: Shop[] = [];
  let [noodles, radish]: Good[] = [];
  let [owner, packer]: Who[] = [];
  beforeAll(async () => {
    door = await OrderingDoor.open();
    shop = await door.shop('htx-goi');
    household = await door.shop('ho-lam', '06838', 'household');
    noodles = await door.good(shop, { price: 75_000, stock: 500 });
    radish = await door.good(shop, { price: 20_000, stock: 500 });
    [owner, packer] = [await door.member(shop, 'owner'), await door.member(shop, 'packer')];
  }, 120_000);
  afterAll(() => door?.close());

  const paid = async (...lines: [Good, number][]): Promise<PlacedGroup> => {
    const group = await door.placed([shop!], ...(lines.length > 0 ? lines : [[noodles!, 2] as [Good, number]]));
    await door.bank(group).expect(200);
    return door.until(group, ({ status }) => status === 'paid').then(() => group);
  };
  const atDoor = async (): Promise<PlacedGroup> => {
    const group = await door.placed([shop!], [noodles!, 2]);
    await door.pay(group, 'cod').expect(201);
    return door.until(group, ({ cod }) => cod).then(() => group);
  };
  const step = (group: PlacedGroup, action: Parameters<OrderingDoor['step']>[2], body: object = {}, who = owner!) => door.step(shop!, group.orders[0]!.code, action, who, body);
  const refunds = ({ code }: PlacedGroup): Promise<unknown[]> =>
    door.sql('select t.amount, t.reason, t.order_code as "orderCode" from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1', [code]);
  const day = (days: number): string => new Date(door.clock.now().getTime() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const toldOf = ({ orders }: PlacedGroup): Promise<{ type: string; answer?: string; by?: string; sendBy?: string }[]> => door.sql(`
    select type, payload->>'answer' as answer, payload->>'by' as by, payload->>'sendBy' as "sendBy" from platform.outbox
    where payload->>'orderCode' = $1 and type in ('ordering.order_answered', 'ordering.order_delayed', 'ordering.order_handed_over') order by id`, [orders[0]!.code]);
  const sellerGet = (path: string, who = owner!) => door.http().get(`/api/seller/${shop!.id}/orders${path}`).set(who);

  it('turns a paid order down: the money goes back, the goods are on sale again, once however often it is said', async () => {
    const before = await door.stock(noodles!);
    const group = await paid();
    const answers = await Promise.all(Array.from({ length: 4 }, () => step(group, 'refusals', { reason: 'cannot_send', note: 'Đường lở' })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.status} ${body.statusReason}`))).toEqual(new Set(['201 cancelled seller_refused']));
    const code = group.orders[0]!.code;
    expect(await eventually(() => refunds(group), ({ length }) => length > 0)).toEqual([{ amount: group.total, reason: 'refused', orderCode: code }]);
    expect(await door.stock(noodles!)).toEqual(before);
    expect((await door.group(group)).body.orders[0]).toMatchObject({ status: 'cancelled', statusReason: 'seller_refused' });
    expect(await door.sql('select kind, reason, note from ordering.order_notes where order_code = $1', [code])).toEqual([{ kind: 'refusal', reason: 'cannot_send', note: 'Đường lở' }]);
    expect(await door.sql(`select payload->>'answer' as answer from platform.outbox where type = 'ordering.order_answered' and payload->>'orderCode' = $1`, [code])).toEqual([{ answer: 'refused' }]);
    await step(group, 'acceptances').expect(409);
  });

  it('takes out of the count what it turned down because it is not there', async () => {
    const before = await door.stock(noodles!);
    const group = await paid();
    await step(group, 'acceptances').expect(201);
    await step(group, 'refusals', { reason: 'no_stock' }).expect(201);
    expect(await door.stock(noodles!)).toEqual({ onHand: before.onHand - 2, reserved: before.reserved });
  });

  it('turns down an order to be paid at the door: nothing is owed, the purchase is over', async () => {
    const before = await door.stock(noodles!);
    const group = await atDoor();
    await step(group, 'refusals', { reason: 'other' }, packer!).expect(403);
    await step(group, 'refusals', { reason: 'other' }).expect(201);
    expect((await door.group(group)).body).toMatchObject({ status: 'cancelled', orders: [{ status: 'cancelled' }] });
    expect(await refunds(group)).toEqual([]);
    expect(await door.stock(noodles!)).toEqual(before);
  });

  it('cannot turn down what nobody has paid, or what has left', async () => {
    const unpaid = await door.placed([shop!], [noodles!, 1]);
    expect((await step(unpaid, 'refusals', { reason: 'other' }).expect(409)).body.code).toBe('state.move_not_allowed');
    const gone = await paid();
    for (const action of ['acceptances', 'handovers'] as const) await step(gone, action).expect(201);
    await step(gone, 'refusals', { reason: 'other' }).expect(409);
    await step(gone, 'refusals', { reason: 'bored' }).expect(400);
  });

  it('takes a parcel back that nobody took at the door; the goods are on sale again, the purchase is over', async () => {
    const before = await door.stock(noodles!);
    const group = await atDoor();
    for (const action of ['acceptances', 'handovers'] as const) await step(group, action).expect(201);
    const [first, second] = [await step(group, 'returns', { reason: 'refused_at_door' }).expect(201), await step(group, 'returns', { reason: 'refused_at_door' }).expect(201)];
    expect(first.body).toMatchObject({ status: 'returned', statusReason: 'parcel_returned', toCollect: null, nextStep: null });
    expect(second.body).toEqual(first.body);
    expect(await door.stock(noodles!)).toEqual(before);
    expect((await door.group(group)).body.status).toBe('cancelled');
    await step(group, 'deliveries', { collected: { method: 'cash', amount: group.total } }).expect(409);
    await door.bank(group).expect(200); // a transfer that comes after all
    expect(await eventually(() => refunds(group), ({ length }) => length > 0)).toEqual([expect.objectContaining({ amount: group.total })]);
  });

  it('does not sell again what came back damaged, or what the seller keeps back', async () => {
    const before = await door.stock(noodles!);
    for (const body of [{ reason: 'damaged' }, { reason: 'sent_back', restock: false }]) {
      const group = await paid();
      for (const action of ['acceptances', 'handovers'] as const) await step(group, action).expect(201);
      await step(group, 'returns', body).expect(201);
    }
    expect(await door.stock(noodles!)).toEqual({ onHand: before.onHand - 4, reserved: before.reserved });
    await step(await paid(), 'returns', { reason: 'other' }).expect(409);
  });

  it('puts sending off to a day that the buyer reads, with the first promise beside it', async () => {
    const group = await paid();
    const first = (await door.group(group)).body.orders[0].sendBy as string;
    await step(group, 'delays', { sendBy: day(6), reason: 'Mưa lớn, xe chưa lên được' }).expect(201);
    await step(group, 'delays', { sendBy: day(9), reason: 'Vẫn mưa' }).expect(201);
    await step(group, 'delays', { sendBy: day(9), reason: 'Vẫn mưa' }, packer!).expect(201);
    expect((await door.group(group)).body.orders[0]).toMatchObject({ sendBy: `${day(9)}T23:59:59.999+07:00`, sendByBefore: first, delayReason: 'Vẫn mưa' });
    expect(await door.sql('select reason from ordering.order_notes where order_code = $1 order by id', [group.orders[0]!.code])).toEqual([{ reason: 'Mưa lớn, xe chưa lên được' }, { reason: 'Vẫn mưa' }]);
    for (const wrong of [day(-1), day(31)]) expect((await step(group, 'delays', { sendBy: wrong, reason: 'x' }).expect(422)).body.code).toBe('ordering.delay_out_of_range');
    await step(group, 'delays', { sendBy: 'mai', reason: 'x' }).expect(400);
    for (const action of ['acceptances', 'handovers'] as const) await step(group, action).expect(201);
    expect((await step(group, 'delays', { sendBy: day(5), reason: 'x' }).expect(409)).body.code).toBe('ordering.nothing_to_delay');
  });

  it('tells by when an order is to be sent and when it has left, each once however often it is said', async () => {
    const group = await paid();
    for (const who of [owner!, packer!]) await step(group, 'acceptances', {}, who).expect(201);
    const { sendBy: first } = (await door.group(group)).body.orders[0] as { sendBy: string };
    for (const who of [owner!, packer!]) await step(group, 'delays', { sendBy: day(6), reason: 'Mưa lớn' }, who).expect(201);
    await step(group, 'delays', { sendBy: day(31), reason: 'Mưa lớn' }).expect(422);
    await Promise.all(Array.from({ length: 4 }, () => step(group, 'handovers').expect(201)));
    await step(group, 'deliveries').expect(201);
    await step(group, 'handovers').expect(201);
    expect(await toldOf(group)).toMatchObject([
      { type: 'ordering.order_answered', answer: 'accepted', sendBy: first },
      { type: 'ordering.order_delayed', sendBy: `${day(6)}T23:59:59.999+07:00` },
      { type: 'ordering.order_handed_over', sendBy: null },
    ]);
  });

  it('tells that the buyer called off what was taken and is to be paid at the door, once', async () => {
    const group = await atDoor();
    await step(group, 'acceptances').expect(201);
    await door.cancel(group).expect(201);
    await door.cancel(group).expect(201);
    expect((await toldOf(group)).map(({ answer, by }) => [answer, by])).toEqual([['accepted', 'seller'], ['cancelled', 'buyer']]);
    await step(group, 'handovers').expect(409);
  });

  it('counts what waits for it, as its screen does, and lists it by the next step', async () => {
    const [fresh, toPack] = [await paid(), await paid()];
    await step(toPack, 'acceptances').expect(201);
    const summary = (await sellerGet('/summary').expect(200)).body as Record<string, number>;
    for (const [key, next] of [['new', 'accept'], ['toPack', 'hand_over'], ['handedOver', 'deliver']] as const) {
      const { items } = (await sellerGet(`?step=${next}&limit=100`).expect(200)).body as { items: { nextStep: string; code: string }[] };
      expect(items).toHaveLength(summary[key]!);
      expect(items.every(({ nextStep }) => nextStep === next)).toBe(true);
      if (key === 'new') expect(items.map(({ code }) => code)).toContain(fresh.orders[0]!.code);
    }
    expect(summary).toMatchObject({ late: 0, oldestAcceptBy: expect.any(String) });
    await sellerGet('?step=sleep').expect(400);
  });

  it('packs by a list whose totals are those of the orders, by goods and by the household that made them', async () => {
    const earlier = await paid([noodles!, 3], [radish!, 1]);
    door.clock.advance(1_000);
    const groups = [earlier, await paid([noodles!, 4])];
    const codes = groups.map(({ orders }) => orders[0]!.code);
    await door.sql(`update ordering.order_lines set producer_id = $1 where order_code = any($2) and variant_id = $3`, [household!.id, codes, noodles!.variantId]);
    const list = (await sellerGet(`/packing-list?codes=${codes.join(',')}`, packer!).expect(200)).body;
    expect(list.byProduct.map(({ variantId, quantity, orders }: { variantId: string; quantity: number; orders: number }) => [variantId, quantity, orders]).sort())
      .toEqual([[noodles!.variantId, 7, 2], [radish!.variantId, 1, 1]].sort());
    expect(list.byHousehold).toMatchObject([{ household: null, quantity: 1 }, { household: { id: household!.id, name: household!.name }, quantity: 7 }]);
    expect(list.orders.map(({ code }: { code: string }) => code)).toEqual(codes);
    expect((await sellerGet('/packing-list?status=paid').expect(200)).body.orders.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(list)).not.toContain('+84912000001');
    const maker = await door.member(household!, 'owner');
    const own = (await door.http().get(`/api/seller/${household!.id}/cooperative-lines?limit=1`).set(maker).expect(200)).body;
    expect(own.items).toMatchObject([{ orderCode: codes[1], cooperative: { id: shop!.id }, quantity: 4, total: 300_000, status: 'paid' }]);
    const more = (await door.http().get(`/api/seller/${household!.id}/cooperative-lines?after=${own.next}`).set(maker).expect(200)).body;
    expect(more.items.map(({ orderCode }: { orderCode: string }) => orderCode)).toEqual([codes[0]]);
    expect(JSON.stringify([own, more])).not.toMatch(/Người mua|912000001|radish/);
    await door.http().get(`/api/seller/${household!.id}/cooperative-lines`).set(owner!).expect(404);
  });

  it('packs 500 orders within ten seconds', async () => {
    const big = await door.shop('htx-lon');
    const goods = [await door.good(big), await door.good(big), await door.good(big)];
    const codes = await manyAccepted(big, goods, 500);
    const boss = await door.member(big, 'owner');
    const began = Date.now();
    const list = (await door.http().get(`/api/seller/${big.id}/orders/packing-list`).set(boss).expect(200)).body;
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(list.orders).toHaveLength(codes);
    for (const good of goods) {
      const [row] = await door.sql<{ n: number }>('select sum(l.quantity)::int as n from ordering.order_lines l join ordering.orders o on o.code = l.order_code where o.seller_id = $1 and l.variant_id = $2', [big.id, good.variantId]);
      expect(list.byProduct.find(({ variantId }: { variantId: string }) => variantId === good.variantId).quantity).toBe(row!.n);
    }
  }, 60_000);

  it('prints a label with the QR of the order’s page; only who may reads the address on it', async () => {
    const group = await paid();
    const code = group.orders[0]!.code;
    const label = (await sellerGet(`/${code}/label`).expect(200)).body;
    expect(label).toMatchObject({ code, buyer: { phone: '+84912000001', addressLine: 'Thôn thử, nhà số 1', communeName: 'Xã Bình Liêu', provinceName: 'Tỉnh Quảng Ninh' }, toCollect: null, lines: [{ quantity: 2 }], seller: { communeName: 'Xã Bình Liêu' } });
    expect(label.qr.payload).toMatch(new RegExp(`/don/${group.code}$`));
    expect(label.qr.svg).toMatch(/^<svg /);
    expect((await sellerGet(`/${code}/label`, packer!).expect(200)).body.buyer).toMatchObject({ phone: '*** *** 001', addressLine: null });
    await sellerGet('/CPNOSUCH-1/label').expect(404);
  });

  it('hears of a new order by itself', async () => {
    const app = door.test.app;
    if (!(app.getHttpServer() as Server).listening) await app.listen(0, '127.0.0.1');
    const leave = new AbortController();
    const stream = await fetch(`${await app.getUrl()}/api/seller/${shop!.id}/orders/stream`, { headers: { ...owner!, accept: 'text/event-stream' }, signal: leave.signal });
    const told: string[] = [];
    const reading = (async () => { for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) told.push(part); })().catch(() => undefined);
    await eventually(async () => told.join(''), (text) => text.includes('event: orders'));
    const before = Number(/"new":(\d+)/.exec(told.join(''))![1]);
    await paid();
    await eventually(async () => told.join(''), (text) => text.includes(`"new":${before + 1}`));
    leave.abort();
    await reading;
  }, 60_000);

  /** Accepted orders of three goods, written past the doors. Answers how many. */
  async function manyAccepted(of: Shop, goods: readonly Good[], count: number): Promise<number> {
    const groups = Array.from({ length: count }, (_, index) => ({ code: `CPMANY${String(index).padStart(5, '0')}`, quantity: 1 + (index % 7) }));
    await door.sql(`
      with g as (
        insert into ordering.order_groups (code, buyer_name, buyer_phone, address_commune_code, address_province_code, address_line, status, cod_allowed, items_amount, delivery_amount, total_amount, created_at)
        select code, 'Người mua thử', '+84912000001', '06838', '22', 'Thôn 1', 'paid', true, quantity * $3 * 3, 0, quantity * $3 * 3, now() from jsonb_to_recordset($1) as x (code text, quantity int)),
      o as (
        insert into ordering.orders (code, group_code, position, seller_id, seller_slug, seller_name, seller_commune_code, status, items_amount, delivery_amount, total_amount,
          delivery_code, delivery_name, weight_grams, paid_at, created_at)
        select code || '-1', code, 1, $2, 'x', 'x', '06838', 'accepted', quantity * $3 * 3, 0, quantity * $3 * 3, 'pickup', '{"vi":"Tự lấy","en":"Pick up"}', 1, now(), now()
        from jsonb_to_recordset($1) as x (code text, quantity int))
      insert into ordering.order_lines (order_code, position, variant_id, product_id, product_slug, name, variant_name, unit, is_alcohol, unit_price_amount, quantity, total_amount)
      select x.code || '-1', v.position, v.id, v.id, 'x', 'Hàng ' || v.position, 'gói', 'gói', false, $3, x.quantity, x.quantity * $3
      from jsonb_to_recordset($1) as x (code text, quantity int), unnest($4::uuid[]) with ordinality as v (id, position)`,
    [JSON.stringify(groups), of.id, dong(1_000), goods.map(({ variantId }) => variantId)]);
    await door.sql(`insert into ordering.order_events (order_code, status, actor, at) select code, 'accepted', 'test', now() from ordering.orders where seller_id = $1`, [of.id]);
    return groups.length;
  }
});
