import { randomUUID } from 'node:crypto';
import { CarryOutRefunds } from '../../libs/payments/src/usecases/carry-out-refunds.js';
import { RefundByHand } from '../../libs/payments/src/usecases/refund-by-hand.js';
import { Api } from '../support/api.js';
import { nextEventId, sendNotice } from '../support/bank-notice.js';
import { brokenRules } from '../support/books.js';
import { tries } from '../support/counts.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import type { Order, OrderGroup } from '../support/shop-answers.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import { checkoutBody, fillCart, goodsOfSellers, groupPath } from '../support/shopping.js';
import type { CheckoutBody, Good } from '../support/shopping.js';

const STEPS = tries(220, 20_000);

interface Seller { id: string; api: Api }

describe('two sellers’ goods, sent, given back, called off, returned and claimed for at once', () => {
  const random = new SeededRandom(seedOf('after the sale'));
  const groups: OrderGroup[] = [];
  const claims: { id: string; group: OrderGroup; sellerId: string }[] = [];
  let market: InProcessMarket;
  let guest: Api;
  let sellers: Map<string, Seller>;
  let goods: Good[];
  let anyBody: CheckoutBody;

  beforeAll(async () => {
    market = await openMarket();
    guest = new Api(market.url);
    sellers = new Map(await Promise.all([PHONES.seller, PHONES.secondSeller].map(async (phone) => {
      const api = await signIn(guest, phone);
      const id = (await whoAmI(api)).sellers[0]?.id ?? '';
      return [id, { id, api }] as const;
    })));
    goods = await goodsOfSellers(guest, 2, ({ seller, isAlcohol }) => sellers.has(seller.id) && !isAlcohol);
    await market.database.query('update inventory.stock set on_hand = reserved + 100000 where variant_id = any($1)', [goods.map(({ id }) => id)]);
    anyBody = await checkoutBody(guest, await fillCart(guest, goods.map((good) => ({ good, quantity: 1 }))));
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  const anOrder = (): { group: OrderGroup; order: Order; seller: Seller } => {
    const group = random.oneOf(groups);
    const order = random.oneOf(group.orders);
    return { group, order, seller: sellers.get(order.seller.id)! };
  };
  const some = ({ lines }: Order) => random.some(lines, random.between(1, lines.length)).map(({ variantId, quantity }) => ({ variantId, quantity: random.between(1, quantity) }));

  const steps: Record<string, () => Promise<number>> = {
    buy: async () => {
      const cart = await fillCart(guest, goods.map((good) => ({ good, quantity: random.between(1, 3) })));
      const reply = await guest.send<OrderGroup>('POST', '/api/shop/checkouts', { ...anyBody, cartId: cart.id }, { key: cart.id });
      if (reply.status !== 201) return reply.status;
      await sendNotice(guest, { eventId: nextEventId(), amount: reply.body.total, memo: reply.body.code });
      groups.push(reply.body);
      return reply.status;
    },
    fulfil: async () => {
      const { order, seller } = anOrder();
      const path = `/api/seller/${seller.id}/orders/${order.code}`;
      for (const step of ['deliveries', 'handovers', 'acceptances']) if ((await seller.api.send('POST', `${path}/${step}`, {})).status === 201) return 201;
      return 409;
    },
    giveBack: async () => {
      const { order, seller } = anOrder();
      const wish = random.oneOf([{}, { delivery: false }, { lines: some(order) }, { lines: some(order), delivery: true }]);
      const key = randomUUID();
      const clicks = await Promise.all([1, 2, 3].map(() => seller.api.send('POST', `/api/seller/${seller.id}/orders/${order.code}/refunds`, { ...wish, reason: 'Hàng lỗi' }, { key })));
      return Math.max(...clicks.map(({ status }) => status));
    },
    takeBack: async () => {
      const { order, seller } = anOrder();
      return (await seller.api.send('POST', `/api/seller/${seller.id}/orders/${order.code}/returns`, { reason: random.oneOf(['damaged', 'refused_at_door', 'sent_back']) })).status;
    },
    claim: async () => {
      const { group, order } = anOrder();
      const [kind, reason] = random.oneOf([['cancel', 'other'], ['return', 'damaged'], ['claim', 'missing'], ['exchange', 'wrong_goods'], ['claim', 'not_arrived']] as const);
      const reply = await guest.send<{ id: string }>('POST', `${groupPath(group)}/claims`, { orderCode: order.code, kind, reason, ...(kind !== 'cancel' && random.next() < 0.5 && { lines: some(order) }) }, { token: group.accessToken });
      if (reply.status === 201 && kind !== 'cancel') claims.push({ id: reply.body.id, group, sellerId: order.seller.id });
      return reply.status;
    },
    answer: async () => {
      if (claims.length === 0) return 0;
      const { id, group, sellerId } = random.oneOf(claims);
      const { api } = sellers.get(sellerId)!;
      const [path, body] = random.oneOf([['acceptances', { outcome: 'refund' }], ['acceptances', { outcome: 'replacement' }], ['refusals', { reason: 'Hàng tốt' }], ['replacements', {}]] as const);
      if (random.next() < 0.2) return (await guest.send('POST', `${groupPath(group)}/claims/${id}/disputes`, { note: 'Không đồng ý' }, { token: group.accessToken })).status;
      return (await api.send('POST', `/api/seller/${sellerId}/claims/${id}/${path}`, body)).status;
    },
    sendMoney: async () => {
      await market.app.get(CarryOutRefunds, { strict: false }).run();
      const { rows } = await market.database.query<{ id: string }>(`select id from payments.refund_tasks where state = 'open' and way = 'transfer' order by random() limit 3`);
      const byHand = market.app.get(RefundByHand, { strict: false });
      for (const { id } of rows) {
        await byHand.propose('first', id, { reference: `FT-${randomUUID()}`, note: 'trả lại' }).catch(() => undefined);
        const { rows: [proposed] } = await market.database.query<{ id: string }>(`select id from payments.refund_transfers where task_id = $1 and state = 'proposed'`, [id]);
        if (proposed) await byHand.confirm('second', id, proposed.id).catch(() => undefined);
      }
      return 200;
    },
  };

  it(`keep every seller’s money apart and every book right, over ${STEPS} steps of six people`, async () => {
    await steps.buy!();
    const statuses = new Map<string, number>();
    let done = 0;
    const person = async (): Promise<void> => {
      while (done++ < STEPS) {
        const name = random.oneOf(['buy', 'fulfil', 'fulfil', 'fulfil', 'fulfil', 'fulfil', 'giveBack', 'takeBack', 'claim', 'claim', 'answer', 'answer', 'sendMoney']);
        const seen = `${name} ${await steps[name]?.()}`;
        statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 6 }, person));
    process.stderr.write(`after the sale: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}
`);
    expect([...statuses.keys()].filter((seen) => / 5\d\d$/.test(seen))).toEqual([]);
    await settled(market.databaseUrl, 120_000);
    expect(await brokenRules(market.database)).toEqual({});
  }, tries(180_000, 3_600_000));
});
