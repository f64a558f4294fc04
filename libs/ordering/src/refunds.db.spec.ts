import { SettlementJobsModule } from '@cho-phien/settlement/settlement.jobs.module';
import { LedgerFacade, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { newId } from '@cho-phien/kernel';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { eventually } from '../../../test/support/test-app.js';

interface Task { orderCode: string; amount: number; reason: string; items: number; delivery: number }

describe('money of an order that goes back', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let owner: { authorization: string };
  let noodles: Good;
  let honey: Good;
  let radish: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open({}, [LedgerJobsModule, SettlementJobsModule]);
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    owner = await door.member(near, 'owner');
    noodles = await door.good(near, { price: 75_001, stock: 900 });
    honey = await door.good(near, { price: 180_000, stock: 900 });
    radish = await door.good(far, { price: 90_000, stock: 900 });
  }, 120_000);
  afterAll(() => door?.close());

  /** Three noodles and a honey of the near seller, posted; a radish of the far one. */
  async function paid(): Promise<PlacedGroup> {
    const cart = await door.cart([noodles, 3], [honey, 1], [radish, 1]);
    const group = (await door.checkout(cart, [near, far], { delivery: { [near.id]: 'standard', [far.id]: 'pickup' } }).expect(201)).body as PlacedGroup;
    await door.bank(group).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    return group;
  }

  const orderOf = (group: PlacedGroup, shop: Shop) => group.orders.find(({ seller }) => seller.id === shop.id)!;
  // Two refunds may be heard in either order: the smaller one comes first here.
  const tasks = (group: PlacedGroup): Promise<Task[]> => door.sql<Task>(`
    select t.order_code as "orderCode", t.amount, t.reason, (t.splits->0->>'items')::int as items, (t.splits->0->>'delivery')::int as delivery
    from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 order by t.amount`, [group.code]);
  const toldLines = (group: PlacedGroup) => door.sql<{ lines: object }>(`select t.splits->0->'lines' as lines from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 order by t.amount`, [group.code]);
  const asked = (group: PlacedGroup, count: number): Promise<Task[]> => eventually(() => tasks(group), ({ length }) => length === count);
  const ledger = (account: Parameters<LedgerFacade['balanceOf']>[0]): Promise<number> => door.part(LedgerFacade).balanceOf(account);
  const quiet = () => eventually(() => door.sql<{ waiting: number }>('select count(*)::int as waiting from platform.outbox where published_at is null'), ([row]) => row?.waiting === 0);
  async function travelled(group: PlacedGroup): Promise<string> {
    const { code } = orderOf(group, near);
    for (const action of ['acceptances', 'handovers'] as const) await door.step(near, code, action, owner).expect(201);
    return code;
  }

  it('by the seller in parts sums to each line and to the order exactly, and no further', async () => {
    const group = await paid();
    const code = await travelled(group);
    const one = (await door.giveBack(near, code, owner, { lines: [{ variantId: noodles.variantId, quantity: 1 }] }).expect(201)).body;
    expect(one).toMatchObject({ orderCode: code, status: 'requested', items: 75_001, delivery: 0, amount: 75_001, kind: 'given_back', reason: 'Hàng lỗi', lines: [{ variantId: noodles.variantId, quantity: 1, amount: 75_001 }] });
    expect((await door.giveBack(near, code, owner, { lines: [{ variantId: noodles.variantId, quantity: 3 }] }).expect(409)).body).toMatchObject({ code: 'ordering.more_than_left', errors: [{ left: 2 }] });
    expect((await door.giveBack(near, code, owner, { lines: [{ variantId: radish.variantId, quantity: 1 }] }).expect(422)).body.code).toBe('ordering.line_not_in_order');
    const rest = (await door.giveBack(near, code, owner).expect(201)).body;
    const { total } = orderOf(group, near);
    expect(one.amount + rest.amount).toBe(total);
    expect((await door.giveBack(near, code, owner).expect(409)).body.code).toBe('ordering.nothing_left_to_refund');
    expect((await asked(group, 2)).map(({ amount, orderCode }) => [amount, orderCode])).toEqual([[75_001, code], [total - 75_001, code]]);
    const [first, rests] = (await toldLines(group)).map(({ lines }) => lines as { line: number; quantity: number; amount: number }[]);
    expect(first).toEqual([{ line: expect.any(Number), quantity: 1, amount: 75_001 }]);
    expect(new Set(rests!.map(({ line }) => line))).toEqual(new Set([0, 1]));
    expect(rests!.find(({ line }) => line === first![0]!.line)).toEqual({ line: first![0]!.line, quantity: 2, amount: 150_002 });
    const frozen = await door.sql<{ amounts: number[] }>(`select array(select (l->>'amount')::int from jsonb_array_elements(lines) with ordinality x (l, at) order by at) as amounts from settlement.sale_terms where order_code = $1`, [code]);
    for (const line of [0, 1]) expect([...first!, ...rests!].reduce((sum, each) => sum + (each.line === line ? each.amount : 0), 0)).toBe(frozen[0]!.amounts[line]);
    const { items, left } = (await door.http().get(`/api/seller/${near.id}/orders/${code}/refunds`).set(owner).expect(200)).body;
    expect([items.length, left.items, left.delivery]).toEqual([2, 0, 0]);
  });

  it('goes back once, though the seller presses a hundred times', async () => {
    const group = await paid();
    const code = await travelled(group);
    const key = newId();
    const body = { lines: [{ variantId: noodles.variantId, quantity: 1 }] };
    const answers = await Promise.all(Array.from({ length: 100 }, () => door.giveBack(near, code, owner, body, key)));
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
    expect(await asked(group, 1)).toMatchObject([{ amount: 75_001 }]);
    const whole = await Promise.all(Array.from({ length: 30 }, () => door.giveBack(near, code, owner)));
    expect(whole.filter(({ status }) => status === 201)).toHaveLength(1);
    const sum = (await asked(group, 2)).reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBe(orderOf(group, near).total);
  }, 60_000);

  it('is one seller’s alone: the other’s money, taxes and commission stay as they are', async () => {
    const group = await paid();
    const farOwner = await door.member(far, 'owner');
    const [code, other] = [await travelled(group), orderOf(group, far).code];
    await door.step(near, code, 'deliveries', owner).expect(201);
    for (const action of ['acceptances', 'handovers', 'deliveries'] as const) await door.step(far, other, action, farOwner).expect(201);
    const settled = () => door.sql<{ code: string; net: number; commission: number }>(
      'select order_code as code, sum(net_amount)::bigint as net, sum(commission_amount * sign(net_amount))::bigint as commission from settlement.entries where order_code = any($1) group by 1 order by 1', [[code, other]]);
    const before = await eventually(settled, ({ length }) => length === 2);
    await door.giveBack(near, code, owner, { lines: [{ variantId: honey.variantId, quantity: 1 }] }).expect(201);
    const after = await eventually(settled, (rows) => rows.find((row) => row.code === code)!.net < before.find((row) => row.code === code)!.net);
    const of = (rows: typeof before, which: string) => rows.find((row) => row.code === which)!;
    expect(of(after, other)).toEqual(of(before, other));
    expect(of(after, code).commission).toBeLessThan(of(before, code).commission);
    await door.giveBack(near, code, owner).expect(201);
    const end = await eventually(settled, (rows) => of(rows, code).net === 0);
    expect(of(end, code)).toEqual({ code, net: 0, commission: 0 });
    expect(of(end, other)).toEqual(of(before, other));
  }, 60_000);

  it('of all of an order that has not left calls it off; its goods are for sale again', async () => {
    const before = await door.stock(honey);
    const group = await paid();
    const { code } = orderOf(group, near);
    await door.step(near, code, 'acceptances', owner).expect(201);
    await door.giveBack(near, code, owner).expect(201);
    expect(orderOf((await door.group(group)).body as PlacedGroup, near)).toMatchObject({ status: 'cancelled', statusReason: 'seller_refused' });
    expect(await door.stock(honey)).toEqual(before);
    await door.step(near, code, 'handovers', owner).expect(409);
    expect(await asked(group, 1)).toMatchObject([{ amount: orderOf(group, near).total }]);
  });

  it('is not there while nobody has paid, and nobody but owner and manager gives it', async () => {
    const unpaid = await door.placed([near], [noodles, 1]);
    const { code } = unpaid.orders[0]!;
    expect((await door.giveBack(near, code, owner).expect(409)).body.code).toBe('ordering.not_paid');
    await door.giveBack(near, code, await door.member(near, 'packer')).expect(403);
    await door.giveBack(near, code, (await door.assistant(near)).bearer).expect(403);
    await door.giveBack(near, code, await door.member(near, 'manager')).expect(409);
    await door.giveBack(far, code, await door.member(far, 'owner')).expect(404);
    await door.giveBack(near, code, owner, { lines: [] }).expect(400);
  });

  it.each([['damaged', true], ['sent_back', true], ['refused_at_door', false], ['not_found', false], ['other', false]])('comes by itself when a paid parcel comes back (%s; with the delivery: %s), once', async (reason, withDelivery) => {
    const group = await paid();
    const code = await travelled(group);
    await door.giveBack(near, code, owner, { lines: [{ variantId: noodles.variantId, quantity: 1 }] }).expect(201);
    await Promise.all([1, 2, 3].map(() => door.step(near, code, 'returns', owner, { reason }).expect(201)));
    await quiet();
    const { total } = orderOf(group, near);
    const [given, returned] = await asked(group, 2);
    expect(given).toMatchObject({ amount: 75_001 });
    const fee = total - 3 * 75_001 - 180_000;
    expect(fee).toBeGreaterThan(0);
    expect(returned).toMatchObject({ reason: 'returned', items: 2 * 75_001 + 180_000, delivery: withDelivery ? fee : 0 });
    await eventually(() => ledger(`refund:due:${group.code}`), (amount) => amount === given!.amount + returned!.amount);
    expect(await ledger(sellerPayable(far.id)) + (await ledger(sellerDelivery(far.id)))).toBeGreaterThan(0);
  });
});
