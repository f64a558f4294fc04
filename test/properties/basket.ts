import type { Api } from '../support/api.js';
import { nextEventId, sendNotice } from '../support/bank-notice.js';
import type { Market } from '../support/market.js';
import { startPayment, visitGateway } from '../support/paying.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { OrderGroup, Quote } from '../support/shop-answers.js';
import { BUYER, fillCart } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';

export interface Basket { lines: { good: Good; quantity: number }[]; communeCode: string; choice: number; way: 'exact' | 'parts' | 'over' | 'gateway' | 'unpaid' }

/** Communes near and far, so that every delivery zone is met: some of each of six provinces. */
export async function communesNearAndFar(api: Api): Promise<string[]> {
  const found = await Promise.all(['22', '20', '01', '48', '79', '96'].map((province) => api.get<{ items: { code: string }[] }>(`/api/areas/communes?province=${province}`)));
  return ['06838', ...found.flatMap(({ items }) => items.slice(0, 4).map(({ code }) => code))];
}

/** 1 to 8 sellers, 1 to 3 goods of each. */
export function drawBasket(random: SeededRandom, bySeller: readonly (readonly Good[])[], communes: readonly string[]): Basket {
  const sellers = random.some(bySeller, random.between(1, 8));
  return {
    lines: sellers.flatMap((goods) => random.some(goods, random.between(1, 3)).map((good) => ({ good, quantity: random.between(1, random.next() < 0.1 ? 40 : 5) }))),
    communeCode: random.oneOf(communes), choice: random.next(),
    way: random.oneOf(['exact', 'exact', 'exact', 'parts', 'over', 'gateway', 'unpaid']),
  };
}

export interface Bought { group: OrderGroup; expected: number; way: Basket['way'] }

/** Buys a basket through the API, as a page would. */
export async function buy(api: Api, { lines, communeCode, choice, way }: Basket): Promise<Bought> {
  const cart = await fillCart(api, lines);
  const address = { communeCode, line: 'Nhà văn hóa thôn' };
  const quote = await api.expect<Quote>(200, 'POST', `/api/shop/carts/${cart.id}/quotes`, { address });
  const chosen = quote.sellers.map(({ sellerId, delivery }) => ({ sellerId, option: delivery[Math.floor(choice * delivery.length)] ?? { code: 'none', fee: 0 } }));
  const delivery = Object.fromEntries(chosen.map(({ sellerId, option }) => [sellerId, option.code]));
  const group = await api.post<OrderGroup>('/api/shop/checkouts', { cartId: cart.id, buyer: BUYER, address, delivery });
  const items = lines.reduce((sum, { good, quantity }) => sum + good.price * quantity, 0);
  return { group, way, expected: items + chosen.reduce((sum, { option }) => sum + option.fee, 0) };
}

/** Pays in the basket's way; answers what must have come in. */
export async function pay(market: Market, api: Api, random: SeededRandom, { group, way }: Bought): Promise<void> {
  if (way === 'unpaid') return;
  if (way === 'gateway') {
    await visitGateway(market, await startPayment(api, group, 'vnpay'), { times: random.between(1, 2) });
    return;
  }
  await startPayment(api, group, 'vietqr');
  for (const amount of amountsOf(random, group.total, way)) {
    const { status, text } = await sendNotice(api, { eventId: nextEventId(), amount, memo: group.code });
    if (status !== 200) throw new Error(`The notice was answered ${status}: ${text}`);
  }
}

function amountsOf(random: SeededRandom, total: number, way: Basket['way']): number[] {
  if (way === 'over') return [total + random.between(1, 50_000)];
  if (way === 'exact') return [total];
  const first = random.between(1, total - 1);
  return [first, total - first];
}
