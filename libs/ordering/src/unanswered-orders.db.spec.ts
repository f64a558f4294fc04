import type { PayloadOf } from '@cho-phien/contracts';
import { newOrderCode, startOfVietnamDay } from '@cho-phien/kernel';
import { tries } from '../../../test/support/counts.js';
import { BUYER, NEAR, OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { newPurchase } from './domain/purchase.js';
import { splitBySeller } from './domain/split-by-seller.js';
import { EscalateUnanswered } from './usecases/escalate-unanswered.js';
import { FulfilOrder } from './usecases/fulfil-order.js';
import { HoldForDoor } from './usecases/hold-for-door.js';
import { PriceBasket } from './usecases/price-basket.js';
import { RecordPurchase } from './usecases/record-purchase.js';
import { hashToken } from './domain/order-token.js';
import { SellerScope } from '@cho-phien/platform';

type Who = { authorization: string };
type Assistant = Awaited<ReturnType<OrderingDoor['assistant']>>;
const HOUR = 3_600_000;
const MANY = tries(200, 1_000);

describe('an order that its seller does not answer', () => {
  let door: OrderingDoor;
  let [household, cooperative, alone]: Shop[] = [];
  let [boss, owner]: Who[] = [];
  let helper: Assistant;
  let goods: Map<Shop, Good>;
  beforeAll(async () => {
    door = await OrderingDoor.open();
    door.clock.set(new Date(startOfVietnamDay('2026-12-01').getTime() + 8 * HOUR));
    household = await door.shop('ho-ba-muoi', '06838', 'household');
    cooperative = await door.shop('htx-binh-lieu');
    alone = await door.shop('ho-mot-minh', '06838', 'household');
    await door.join(cooperative, household);
    helper = await door.assistant(household);
    boss = await door.member(cooperative, 'manager');
    owner = await door.member(household, 'owner');
    goods = new Map();
    for (const shop of [household, cooperative, alone]) goods.set(shop, await door.good(shop, { stock: 5_000 }));
  }, 120_000);
  afterAll(() => door?.close());

  /** Puts the clock at an hour of a day in Vietnam. */
  const at = (day: string, hour: number): void => door.clock.set(new Date(startOfVietnamDay(day).getTime() + hour * HOUR));
  const ready = async (shop: Shop): Promise<PlacedGroup> => {
    const group = await door.placed([shop], [goods.get(shop)!, 1]);
    await door.pay(group, 'cod').expect(201);
    await door.until(group, ({ cod }) => cod);
    return group;
  };
  const code = (group: PlacedGroup): string => group.orders[0]!.code;
  const told = async (group: PlacedGroup): Promise<PayloadOf<'ordering.order_unanswered'>[]> => (await door.sql<{ payload: PayloadOf<'ordering.order_unanswered'> }>(
    `select payload from platform.outbox where type = 'ordering.order_unanswered' and payload->>'orderCode' = $1 order by id`, [code(group)])).map(({ payload }) => payload);
  const escalate = (): Promise<number> => door.part(EscalateUnanswered).run();
  const order = async (group: PlacedGroup) => (await door.group(group).expect(200)).body.orders[0] as { status: string; sendBy: string; sendByBefore: string | null; late: boolean };

  it('has a deadline in the day’s working hours, told to the seller, and a day of sending, told to the buyer', async () => {
    at('2026-12-01', 18);
    const group = await ready(household!);
    const seen = (await door.http().get(`/api/seller/${household!.id}/orders/${code(group)}`).set(owner!).expect(200)).body;
    expect(seen).toMatchObject({ acceptBy: '2026-12-02T08:00:00.000+07:00', sendBy: '2026-12-04T23:59:59.999+07:00', late: false, nextStep: 'accept', escalation: null });
    expect(await order(group)).toMatchObject({ sendBy: '2026-12-04T23:59:59.999+07:00', sendByBefore: null, late: false });
    at('2026-12-02', 8);
    await escalate();
    await door.step(household!, code(group), 'acceptances', owner!).expect(201);
  });

  it('is told to the assistants at the deadline, to the cooperative two hours on, each once whoever looks how often', async () => {
    at('2026-12-03', 8);
    const group = await ready(household!);
    at('2026-12-03', 11.99);
    await escalate();
    expect(await told(group)).toEqual([]);
    at('2026-12-03', 12);
    await Promise.all([escalate(), escalate(), escalate()]);
    await escalate();
    expect(await told(group)).toEqual([expect.objectContaining({ level: 'assistant', sellerId: household!.id, sellerName: household!.name, targets: [{ accountId: helper.accountId, phoneNumber: helper.phoneNumber }] })]);
    at('2026-12-03', 14);
    await Promise.all([escalate(), escalate(), escalate()]);
    expect((await told(group)).map(({ level, targets }) => [level, targets])).toEqual([
      ['assistant', [{ accountId: helper.accountId, phoneNumber: helper.phoneNumber }]], ['cooperative', [{ sellerId: cooperative!.id }]],
    ]);
    at('2026-12-09', 14);
    await escalate();
    expect(await told(group)).toHaveLength(2);
    expect((await door.http().get(`/api/seller/${household!.id}/orders/${code(group)}`).set(owner!).expect(200)).body).toMatchObject({ late: true, escalation: { to: 'cooperative' } });
  });

  it('may be taken by the assistant, whose consent stands in the history, and who sees no phone of the buyer', async () => {
    at('2026-12-10', 8);
    const group = await ready(household!);
    at('2026-12-10', 12);
    await escalate();
    const taken = (await door.step(household!, code(group), 'acceptances', helper.bearer).expect(201)).body;
    expect(taken).toMatchObject({ status: 'accepted', buyer: { phone: '*** *** 001', addressLine: null } });
    const [{ actor }] = await door.sql<{ actor: string }>(`select actor from ordering.order_events where order_code = $1 and status = 'accepted'`, [code(group)]) as [{ actor: string }];
    expect(actor).toMatch(new RegExp(`^assistant:${helper.accountId}:`));
    at('2026-12-10', 20);
    await escalate();
    expect(await told(group)).toHaveLength(1);
    for (const [action, body] of [['deliveries', {}], ['refusals', { reason: 'other' }], ['returns', { reason: 'other' }]] as const) {
      expect((await door.step(household!, code(group), action, helper.bearer, body).expect(403)).body.code).toBe('seller.assistants_may_not');
    }
    await door.sql(`update sellers.consents set state = 'revoked', revoked_at = now() where assistant_id = $1`, [helper.accountId]);
    expect((await door.step(household!, code(group), 'handovers', helper.bearer).expect(403)).body.code).toBe('seller.consent_needed');
    await door.sql(`update sellers.consents set state = 'live', revoked_at = null where assistant_id = $1`, [helper.accountId]);
  });

  it('may be taken by the cooperative it was relayed to, and by no other; the buyer stays unknown to it', async () => {
    at('2026-12-11', 8);
    const [group, own] = [await ready(household!), await ready(alone!)];
    const list = async () => (await door.http().get(`/api/seller/${cooperative!.id}/relayed-orders`).set(boss!).expect(200)).body.items as { code: string; status: string }[];
    const take = (which: PlacedGroup, coop = cooperative!, who = boss!) => door.http().post(`/api/seller/${coop.id}/relayed-orders/${code(which)}/acceptances`).set(who);
    at('2026-12-11', 12);
    await escalate();
    await take(group).expect(404);
    at('2026-12-11', 14);
    await escalate();
    expect(JSON.stringify(await list())).not.toMatch(/Người mua|912000001/);
    expect((await list()).map((each) => each.code)).toContain(code(group));
    await take(own).expect(404);
    await take(group, household!, owner!).expect(404);
    const [first, second] = [await take(group).expect(201), await take(group).expect(201)];
    expect(first.body).toMatchObject({ code: code(group), status: 'accepted', household: { id: household!.id }, nextStep: null });
    expect(second.body).toEqual(first.body);
    const [{ actor }] = await door.sql<{ actor: string }>(`select actor from ordering.order_events where order_code = $1 and status = 'accepted'`, [code(group)]) as [{ actor: string }];
    expect(actor).toMatch(`cooperative:${cooperative!.id}:`);
    expect(await door.sql(`select payload->>'by' as by from platform.outbox where type = 'ordering.order_answered' and payload->>'orderCode' = $1`, [code(group)])).toEqual([{ by: 'cooperative' }]);
  });

  it('goes straight to the cooperative where no assistant is trusted, and to nobody where there is none', async () => {
    at('2026-12-14', 8);
    await door.sql(`update sellers.consents set until = $2 where assistant_id = $1`, [helper.accountId, door.clock.now()]);
    const [group, own] = [await ready(household!), await ready(alone!)];
    at('2026-12-14', 12);
    await escalate();
    expect((await told(group)).map(({ level }) => level)).toEqual(['cooperative']);
    expect(await told(own)).toEqual([]);
    await door.sql(`update sellers.consents set until = '2027-06-01' where assistant_id = $1`, [helper.accountId]);
  });

  it('is not relayed once it was taken, refused or called off', async () => {
    at('2026-12-15', 8);
    const [taken, refused, called] = [await ready(household!), await ready(household!), await ready(household!)];
    await door.step(household!, code(taken), 'acceptances', owner!).expect(201);
    await door.step(household!, code(refused), 'refusals', owner!, { reason: 'cannot_send' }).expect(201);
    await door.cancel(called).expect(201);
    at('2026-12-15', 13);
    await escalate();
    for (const group of [taken, refused, called]) expect(await told(group)).toEqual([]);
    expect((await order(taken)).late).toBe(false);
  });

  it('never promises its buyer a day that cannot be kept any more', async () => {
    at('2026-12-16', 8);
    const group = await ready(alone!);
    const first = (await order(group)).sendBy;
    expect(first).toBe('2026-12-18T23:59:59.999+07:00');
    at('2026-12-16', 19);
    await escalate();
    expect(await order(group)).toMatchObject({ sendBy: first, sendByBefore: null, late: true });
    at('2026-12-18', 7);
    await escalate();
    expect(await order(group)).toMatchObject({ sendBy: '2026-12-20T23:59:59.999+07:00', sendByBefore: first, late: true });
    at('2026-12-19', 7);
    const keeper = await door.member(alone!, 'owner');
    await door.step(alone!, code(group), 'acceptances', keeper).expect(201);
    expect(await order(group)).toMatchObject({ sendBy: '2026-12-21T23:59:59.999+07:00', sendByBefore: first, late: false });
  });

  it.each([MANY])('is answered by somebody who may within four hours, in 95 of 100 of %i, and relayed once with two workers', async () => {
    at('2026-12-21', 6);
    const shops = await crowd();
    const orders: string[] = [];
    while (orders.length < MANY) orders.push(...(await Promise.all(shops.map(({ shop }) => bulk(shop)))));
    at('2026-12-21', 10);
    const due = door.clock.now().getTime();
    const answered = new Map<string, number>();
    const by = { assistant: 0, cooperative: 0 };
    // Every quarter of an hour an assistant gets to an order with chance 0.1, a cooperative with 0.3.
    const chance = lots(7);
    const looks = { assistant: 0.1, cooperative: 0.3 };
    const began = Date.now();
    for (let minute = 0; minute <= 240; minute += 15) {
      door.clock.set(new Date(due + minute * 60_000));
      await Promise.all([escalate(), escalate()]);
      if (minute === 0) expect(Date.now() - began).toBeLessThan(60_000);
      for (const { shop, assistant } of shops) {
        for (const { orderCode, level } of await relayedOf(shop)) {
          if (answered.has(orderCode) || chance() >= looks[level]) continue;
          await answer(shop, orderCode, level, assistant);
          answered.set(orderCode, minute);
          by[level] += 1;
        }
      }
    }
    const inTime = [...answered.values()].filter((minutes) => minutes <= 240).length;
    console.log(`answered within 4 h of the deadline: ${inTime} of ${orders.length}; ${by.assistant} by assistants, ${by.cooperative} by the cooperative`);
    expect(inTime).toBeGreaterThanOrEqual(0.95 * MANY);
    const twice = await door.sql(`select payload->>'orderCode', payload->>'level' from platform.outbox where type = 'ordering.order_unanswered' group by 1, 2 having count(*) > 1`);
    expect(twice).toEqual([]);
    const levels = await door.sql<{ level: string; n: number }>(
      `select level, count(*)::int as n from ordering.escalations where order_code = any($1) group by level order by level`, [orders]);
    expect(levels[0]).toEqual({ level: 'assistant', n: MANY });
    expect(by.cooperative).toBeGreaterThan(MANY / 10);
    expect(await door.sql(`select order_code from ordering.escalations where order_code = any($1) and at - due_at > interval '60 seconds'`, [orders])).toEqual([]);
  }, 240_000);

  /** Ten households of one cooperative, each with an assistant. */
  async function crowd(): Promise<{ shop: Shop; assistant: Assistant }[]> {
    const shops: { shop: Shop; assistant: Assistant }[] = [];
    for (let index = 0; index < 10; index++) {
      const shop = await door.shop(`ho-${index}`, '06838', 'household');
      await door.join(cooperative!, shop);
      goods.set(shop, await door.good(shop, { stock: 1_000 }));
      shops.push({ shop, assistant: await door.assistant(shop) });
    }
    return shops;
  }

  /** An order to be paid at the door, written by the use cases without their doors. */
  async function bulk(shop: Shop): Promise<string> {
    const groupCode = newOrderCode();
    await door.run(async (tx) => {
      const lines = await door.part(PriceBasket).sold(tx, [{ variantId: goods.get(shop)!.variantId, quantity: 1 }]);
      const split = splitBySeller(lines, () => ({ code: 'pickup', name: { vi: 'Tự lấy', en: 'Pick up' }, fee: 0 as never }));
      const createdAt = door.clock.now();
      const purchase = newPurchase(split, { code: groupCode, buyer: BUYER, address: { communeCode: NEAR.communeCode, provinceCode: '22', line: NEAR.line }, codAllowed: true, createdAt, expiresAt: createdAt });
      await door.part(RecordPurchase).run(tx, purchase, hashToken(groupCode), 'vi');
      await door.part(HoldForDoor).run(tx, groupCode);
    });
    return `${groupCode}-1`;
  }

  const relayedOf = (shop: Shop): Promise<{ orderCode: string; level: 'assistant' | 'cooperative' }[]> => door.sql(
    `select e.order_code as "orderCode", e.level from ordering.escalations e join ordering.orders o on o.code = e.order_code where o.seller_id = $1 and o.status = 'awaiting_payment' order by 1, 2`, [shop.id]);

  /** The first order of each is taken through the door, the others by the same use case without it. */
  async function answer(shop: Shop, orderCode: string, level: 'assistant' | 'cooperative', assistant: Assistant): Promise<void> {
    if (level === 'cooperative') return void (await door.http().post(`/api/seller/${cooperative!.id}/relayed-orders/${orderCode}/acceptances`).set(boss!).expect(201));
    await door.part(FulfilOrder).accept(SellerScope.afterConsentCheck(shop.id, assistant.accountId, 'consent'), orderCode);
  }

  /** Repeatable chances in [0, 1). */
  const lots = (seed: number) => (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
});
