import { fold } from '../../libs/kernel/src/vietnamese-text.js';
import { oneTypo } from '../../libs/search/src/testing/typos.js';
import type { Card, Page } from '../support/shop-answers.js';

/** What is asked of each hot read: addresses taken in turns, the same for product and reference. */
export interface Questions { list: string[]; product: string[]; search: string[] }

const HOW_MANY = 24;
const TYPO_SEED = 41;

export async function questionsFor(url: string): Promise<Questions> {
  const { items } = await (await fetch(`${url}/api/shop/products?limit=100`)).json() as Page<Card>;
  const goods = Array.from({ length: HOW_MANY }, (_, index) => items[Math.floor((index * items.length) / HOW_MANY)]!);
  return { list: listsOf(items), product: goods.map(({ slug }) => `/api/shop/products/${slug}`), search: searchesOf(goods) };
}

/** As people browse: the first page, then by kind, place, stars and price. */
function listsOf(items: readonly Card[]): string[] {
  const { area, seller } = items[0]!;
  const paths = ['', '?limit=24', '?set=QD26-06', '?province=22', `?commune=${area.code}`, `?seller=${seller.slug}`, '?stars=4', '?sort=price', '?inStock=1&maxPrice=200000', '?sort=stars&province=22'];
  return paths.map((query) => `/api/shop/products${query}`);
}

/** A third each as written, without marks, and with one slip of the finger. */
function searchesOf(goods: readonly Card[]): string[] {
  const slip = oneTypo(TYPO_SEED);
  const typed = goods.map(({ name }, index) => [(text: string) => text, fold, (text: string) => slip(fold(text))][index % 3]!(shortened(name)));
  return typed.map((text) => `/api/shop/search?q=${encodeURIComponent(text)}`);
}

/** People type the first words of a name. */
const shortened = (name: string): string => name.split(/\s+/).slice(0, 4).join(' ');
