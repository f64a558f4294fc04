import { randomUUID } from 'node:crypto';
import type { Api } from './api.js';
import type { Card, Cart, OrderGroup, Page, Product, Quote, Variant } from './shop-answers.js';

/** One thing to buy: a pack size of a product in the shop. */
export interface Good extends Variant { product: Product }
export interface Wish { good: Good; quantity: number }

/** A commune where the demo has goods; delivery there is offered by every seller. */
export const HOME = { communeCode: '06838', line: 'Nhà văn hóa thôn, cạnh chợ' };
export const BUYER = { name: 'Người mua thử', phone: '0900000001' };

/** All cards of the list, page by page. */
export async function allCards(api: Api, filter = ''): Promise<Card[]> {
  const cards: Card[] = [];
  for (let after = ''; ;) {
    const page = await api.get<Page<Card>>(`/api/shop/products?limit=60${filter}${after}`);
    cards.push(...page.items);
    if (page.next === null) return cards;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

/** The first pack of a product that has at least so many on the shelf. */
export async function goodOf(api: Api, card: Card, atLeast = 1): Promise<Good | null> {
  const product = await api.get<Product>(`/api/shop/products/${card.slug}`);
  const variant = product.variants.find(({ available }) => available >= atLeast);
  return variant ? { ...variant, product } : null;
}

/** One good each of different sellers, of those that pass the filter. */
export async function goodsOfSellers(api: Api, sellers: number, accept: (card: Card) => boolean = ({ isAlcohol }) => !isAlcohol, atLeast = 5): Promise<Good[]> {
  const goods = new Map<string, Good>();
  for (const card of await allCards(api, '&inStock=1')) {
    if (goods.size === sellers) break;
    if (goods.has(card.seller.id) || !accept(card)) continue;
    const good = await goodOf(api, card, atLeast);
    if (good) goods.set(card.seller.id, good);
  }
  if (goods.size < sellers) throw new Error(`The demo has goods of only ${goods.size} such sellers.`);
  return [...goods.values()];
}

export async function fillCart(api: Api, wishes: readonly Wish[]): Promise<Cart> {
  let cart = await api.post<Cart>('/api/shop/carts', {});
  for (const { good, quantity } of wishes) cart = await api.put<Cart>(`/api/shop/carts/${cart.id}/lines/${good.id}`, { quantity });
  return cart;
}

export interface CheckoutBody { cartId: string; buyer: typeof BUYER; address: typeof HOME; delivery: Record<string, string> }

/** A body that may be posted to /checkouts: the first offered delivery of each seller. */
export async function checkoutBody(api: Api, cart: Cart, address = HOME): Promise<CheckoutBody> {
  const quote = await api.expect<Quote>(200, 'POST', `/api/shop/carts/${cart.id}/quotes`, { address });
  const delivery = Object.fromEntries(quote.sellers.map(({ sellerId, delivery: [first] }) => [sellerId, first?.code ?? 'none offered']));
  return { cartId: cart.id, buyer: BUYER, address, delivery };
}

/** From the shelf to the order group that waits for its payment. */
export async function placeOrder(api: Api, wishes: readonly Wish[], key: string = randomUUID()): Promise<OrderGroup> {
  const cart = await fillCart(api, wishes);
  return api.post<OrderGroup>('/api/shop/checkouts', await checkoutBody(api, cart), { key });
}

export const groupPath = ({ code }: { code: string }): string => `/api/shop/order-groups/${code}`;
export const readGroup = (api: Api, group: OrderGroup): Promise<OrderGroup> => api.get<OrderGroup>(groupPath(group), { token: group.accessToken });

/** What the shop says is left of a pack. */
export async function availableOf(api: Api, good: Good): Promise<number> {
  const product = await api.get<Product>(`/api/shop/products/${good.product.slug}`);
  return product.variants.find(({ id }) => id === good.id)?.available ?? 0;
}
