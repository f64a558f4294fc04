import { Api } from '../support/api.js';
import { brokenRules } from '../support/books.js';
import { nextEventId, sendNotice } from '../support/bank-notice.js';
import { tries } from '../support/counts.js';
import { openMarket } from '../support/market.js';
import type { Market } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { allCards, checkoutBody, fillCart, goodOf, groupPath } from '../support/shopping.js';
import type { CheckoutBody, Good } from '../support/shopping.js';

const STEPS = tries(250, 20_000);

describe('scarce goods, bought, called off, paid, counted and handed over at once', () => {
  const random = new SeededRandom(seedOf('stock'));
  const groups: OrderGroup[] = [];
  let market: Market;
  let api: Api;
  let seller: Api;
  let sellerId: string;
  let goods: Good[];
  let anyBody: CheckoutBody;

  beforeAll(async () => {
    market = await openMarket();
    api = new Api(market.url);
    seller = await signIn(api, PHONES.seller);
    sellerId = (await whoAmI(seller)).sellers[0]?.id ?? '';
    const cards = (await allCards(api, '&inStock=1')).filter((card) => card.seller.id === sellerId && !card.isAlcohol).slice(0, 3);
    goods = (await Promise.all(cards.map((card) => goodOf(api, card)))).filter((good) => good !== null);
    await market.database.query('update inventory.stock set on_hand = reserved + 12 where variant_id = any($1)', [goods.map(({ id }) => id)]);
    anyBody = await checkoutBody(api, await fillCart(api, goods.map((good) => ({ good, quantity: 1 }))));
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  const steps: Record<string, () => Promise<number>> = {
    buy: async () => {
      const cart = await fillCart(api, random.some(goods, random.between(1, 3)).map((good) => ({ good, quantity: random.between(1, 4) })));
      const reply = await api.send<OrderGroup>('POST', '/api/shop/checkouts', { ...anyBody, cartId: cart.id }, { key: cart.id });
      if (reply.status === 201) groups.push(reply.body);
      return reply.status;
    },
    callOff: async () => {
      if (groups.length === 0) return 0;
      const group = random.oneOf(groups);
      return (await api.send('POST', `${groupPath(group)}/cancellations`, {}, { token: group.accessToken })).status;
    },
    pay: async () => {
      if (groups.length === 0) return 0;
      const group = random.oneOf(groups);
      return (await sendNotice(api, { eventId: nextEventId(), amount: group.total, memo: group.code })).status;
    },
    count: async () => {
      const good = random.oneOf(goods);
      return (await seller.send('PUT', `/api/seller/${sellerId}/products/${good.product.id}/stock`, { variantId: good.id, onHand: random.between(0, 25) })).status;
    },
    fulfil: async () => {
      if (groups.length === 0) return 0;
      const code = random.oneOf(groups).orders[0]?.code ?? '';
      const step = random.oneOf(['acceptances', 'handovers', 'deliveries']);
      return (await seller.send('POST', `/api/seller/${sellerId}/orders/${code}/${step}`, {})).status;
    },
  };

  it(`never go below zero nor are promised twice, over ${STEPS} steps of six people`, async () => {
    let done = 0;
    const statuses = new Map<string, number>();
    const person = async (): Promise<void> => {
      while (done++ < STEPS) {
        const name = random.oneOf(['buy', 'buy', 'callOff', 'pay', 'count', 'fulfil', 'fulfil']);
        const seen = `${name} ${await steps[name]?.()}`;
        statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 6 }, person));
    process.stderr.write(`stock: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`);
    expect([...statuses.keys()].filter((seen) => / 5\d\d$/.test(seen))).toEqual([]);
    expect(groups.length).toBeGreaterThan(5);
    await settled(market.databaseUrl, 120_000);
    expect(await brokenRules(market.database)).toEqual({});
  }, tries(180_000, 3_600_000));
});
