import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { payByTransfer } from '../support/paying.js';
import { goodsOfSellers, placeOrder } from '../support/shopping.js';
import { tableCounts } from '../support/table-counts.js';
import { declaredRoutes } from './declared-routes.js';
import type { DeclaredRoute } from './declared-routes.js';
import { gatherPeople } from './people.js';
import type { People } from './people.js';
import { ACCESS } from './protected-paths.js';

type Who = keyof People;

const access = ({ policy }: DeclaredRoute): string => [policy.name, ...('roles' in policy ? policy.roles : []), ...('secret' in policy ? [policy.secret] : [])].join(' ');
const nameOf = ({ method, path }: DeclaredRoute): string => `${method} ${path}`;
const routes = Object.entries(ACCESS).map(([name, allowed]) => ({ name, allowed, method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }));
const REFUSED = [401, 403, 404];

/** Bodies that a validation would answer with 400, were it asked first. */
const BODIES: readonly (unknown)[] = [{}, { unexpected: true }, [], '{"cut', 'null', '{"__proto__":{}}'];

describe('every route', () => {
  let market: InProcessMarket;
  let people: People;
  let ids: Record<string, string>;
  let foreignSellerId: string;

  beforeAll(async () => {
    market = await openMarket();
    const gathered = await gatherPeople(market, new Api(market.url));
    ({ people, foreignSellerId } = gathered);
    const [good] = await goodsOfSellers(people.anonymous, 1, ({ seller, isAlcohol }) => seller.id === gathered.sellerId && !isAlcohol);
    if (!good) throw new Error('no goods');
    const group = await payByTransfer(market, people.anonymous, await placeOrder(people.anonymous, [{ good, quantity: 1 }]));
    ids = { sellerId: gathered.sellerId, productId: good.product.id, orderCode: group.orders[0]?.code ?? '', groupCode: group.code };
  }, 300_000);
  afterAll(async () => market?.close(), 30_000);

  const pathOf = (path: string, seller = ids.sellerId): string => path
    .replace('{sellerId}', seller ?? '').replace('{productId}', ids.productId ?? '').replace('{variantId}', randomUUID()).replace('{id}', randomUUID())
    .replace('{code}', (path.includes('/seller/') ? ids.orderCode : path.includes('/officer/') ? 'I1' : ids.groupCode) ?? '');

  /** Statuses of a route called by somebody with every kind of body. */
  async function statuses(method: string, path: string, who: Api): Promise<number[]> {
    const bodies = method === 'GET' ? [undefined] : BODIES;
    return Promise.all(bodies.map(async (body) => (await who.send(method, path, body, { key: randomUUID() })).status));
  }

  const mayNot = (allowed: string): Who[] => {
    const everybody = Object.keys(people) as Who[];
    if (allowed === 'signed-in') return ['anonymous'];
    if (allowed === 'officer' || allowed === 'operator') return everybody.filter((who) => who !== allowed);
    if (allowed.startsWith('secret')) return everybody;
    return everybody.filter((who) => who !== 'owner' && !(who === 'packer' && allowed.includes('packer')));
  };
  const mayOf = (allowed: string): Who => (allowed === 'officer' || allowed === 'operator' ? allowed : 'owner');

  it('says who may call it, as agreed here by hand, and is in the contract', async () => {
    const declared = declaredRoutes(market.app);
    expect(Object.fromEntries(declared.map((route) => [nameOf(route), access(route)]))).toEqual(ACCESS);
    const { paths } = await people.anonymous.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
    const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(documented.sort()).toEqual(declared.map(nameOf).filter((name) => !/ \/(health|metrics)/.test(name)).sort());
  });

  const guarded = routes.filter(({ allowed, path }) => !['public', 'demo'].includes(allowed) && !['/api/hooks/vnpay/ipn', '/api/shop/checkouts'].includes(path));

  it.each(guarded)('$name turns away who may not ($allowed), whatever they send, and nothing changes', async ({ method, path, allowed }) => {
    const before = await tableCounts(market.database);
    const answers = await Promise.all(mayNot(allowed).map(async (who) => ({ who, statuses: await statuses(method, pathOf(path), people[who]) })));
    expect(answers.filter(({ statuses: seen }) => seen.some((status) => !REFUSED.includes(status)))).toEqual([]);
    for (const { who, statuses: seen } of answers) if (who === 'anonymous' && !allowed.includes('cart')) expect(new Set(seen)).toEqual(new Set([401]));
    expect(await tableCounts(market.database)).toEqual(before);
  }, 60_000);

  it.each(guarded.filter(({ allowed }) => !allowed.startsWith('secret')))('$name is open to who may', async ({ method, path, allowed }) => {
    const seen = await statuses(method, pathOf(path) + (allowed === 'officer' ? '?area=06838' : ''), people[mayOf(allowed)]);
    expect(seen.filter((status) => REFUSED.includes(status) || status >= 500)).toEqual([]);
  });

  it.each(guarded.filter(({ path }) => /\{sellerId\}.*\{/.test(path)))('$name shows nothing of another seller under one’s own', async ({ method, path }) => {
    const seen = await statuses(method, pathOf(path, foreignSellerId), people.foreignSeller);
    expect(seen.filter((status) => ![400, 404].includes(status))).toEqual([]);
    const valid = path.endsWith('/stock') && method === 'PUT' ? { variantId: randomUUID(), onHand: 1 } : {};
    if (method !== 'GET') expect((await people.foreignSeller.send(method, pathOf(path, foreignSellerId), valid, { key: randomUUID() })).status).toBe(404);
  });

  it('lists to each seller only what is theirs', async () => {
    for (const [who, seller] of [['owner', ids.sellerId], ['foreignSeller', foreignSellerId]] as const) {
      const { items } = await people[who].get<{ items: { seller: { id: string } }[] }>(`/api/seller/${seller}/orders?limit=100`);
      expect(items.every((order) => order.seller.id === seller)).toBe(true);
    }
  });

  it('answers a notice of the gateway that is not signed with code 97', async () => {
    expect(await people.operator.get('/api/hooks/vnpay/ipn?vnp_TxnRef=1&vnp_SecureHash=00')).toMatchObject({ RspCode: '97' });
  });

  it.each(['01', '26734', '999'])('keeps an officer within their communes (%s)', async (area) => {
    for (const path of ['/api/officer/indicators/I1', '/api/officer/indicators/I1/rows']) {
      expect(REFUSED).toContain((await people.officer.send('GET', `${path}?area=${area}`)).status);
    }
  });
});
