import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Card, Page, Product, Quote } from '../support/shop-answers.js';
import type { RecordedCheckout, Recorder } from './recording.js';

/** Goods of two sellers that are bought together again and again. */
export interface Basket { lines: { variantId: string; quantity: number }[]; body: (cartId: string) => string }

const HOW_MANY = 24;
const ADDRESS = { communeCode: '06838', line: 'Nhà văn hóa thôn, cạnh chợ' };
const BUYER = { name: 'Người mua thử', phone: '0900000001' };
const PLENTY = 100_000_000;

/** Baskets of one good each of two sellers, with the delivery that is offered first; no two share a good. */
export async function makeBaskets(url: string, database: pg.Pool): Promise<Basket[]> {
  await database.query('update inventory.stock set on_hand = reserved + $1', [PLENTY]);
  const variants = await onePackOfEachSeller(url);
  const pairs = Array.from({ length: Math.floor(variants.length / 2) }, (_, index) => variants.slice(2 * index, 2 * index + 2));
  return Promise.all(pairs.map((pair) => makeBasket(url, database, pair)));
}

/** Alcohol is left out: it asks for one's age. */
async function onePackOfEachSeller(url: string): Promise<string[]> {
  const { items } = await (await fetch(`${url}/api/shop/products?limit=100&inStock=1`)).json() as Page<Card>;
  const bySeller = new Map(items.filter(({ isAlcohol }) => !isAlcohol).map((card) => [card.seller.id, card]));
  return Promise.all([...bySeller.values()].slice(0, 2 * HOW_MANY).map(async ({ slug }) => {
    const { variants } = await (await fetch(`${url}/api/shop/products/${slug}`)).json() as Product;
    return variants[0]!.id;
  }));
}

async function makeBasket(url: string, database: pg.Pool, variantIds: readonly string[]): Promise<Basket> {
  const lines = variantIds.map((variantId, index) => ({ variantId, quantity: index + 1 }));
  const [cartId] = await fillCarts(database, lines, 1);
  const response = await fetch(`${url}/api/shop/carts/${cartId}/quotes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ address: ADDRESS }) });
  if (!response.ok) throw new Error(`The quote answered ${response.status}: ${await response.text()}`);
  const { sellers } = await response.json() as Quote;
  const delivery = Object.fromEntries(sellers.map(({ sellerId, delivery: [first] }) => [sellerId, first!.code]));
  return { lines, body: (cart) => JSON.stringify({ cartId: cart, buyer: BUYER, address: ADDRESS, delivery }) };
}

/** Carts with the same lines, written behind the API; answers their ids. */
export async function fillCarts(database: pg.Pool, lines: Basket['lines'], count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await database.query('insert into ordering.carts (id, created_at, used_at) select id, now(), now() from unnest($1::uuid[]) id', [ids]);
  for (const { variantId, quantity } of lines) {
    await database.query('insert into ordering.cart_lines (cart_id, variant_id, quantity) select id, $2, $3 from unnest($1::uuid[]) id', [ids, variantId, quantity]);
  }
  return ids;
}

/** Checks each basket out once, noting the statements. */
export async function recordCheckouts(recorder: Recorder, database: pg.Pool, baskets: readonly Basket[]): Promise<RecordedCheckout[]> {
  const recorded: RecordedCheckout[] = [];
  for (const basket of [baskets[0]!, ...baskets]) {
    const [cartId] = await fillCarts(database, basket.lines, 1);
    const key = randomUUID();
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    recorded.push({ cartId: cartId!, key, ...(await recorder.send('/api/shop/checkouts', { method: 'POST', headers, body: basket.body(cartId!) })) });
  }
  return recorded.slice(1); // the first one warmed what is kept in memory
}

/** What to post next: a fresh cart of each basket in turns, a new key each time. */
export async function freshCheckouts(database: pg.Pool, baskets: readonly Basket[], amount: number): Promise<() => { path: string; body: string; headers: Record<string, string> }> {
  const carts = await Promise.all(baskets.map(({ lines }) => fillCarts(database, lines, Math.ceil(amount / baskets.length) + 2)));
  let made = 0;
  return () => {
    const turn = made++;
    const basket = turn % baskets.length;
    const cartId = carts[basket]![Math.floor(turn / baskets.length) % carts[basket]!.length]!;
    return {
      path: '/api/shop/checkouts', body: baskets[basket]!.body(cartId),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-basket': String(basket) },
    };
  };
}
