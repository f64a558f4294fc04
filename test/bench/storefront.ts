import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { fillCarts, makeBaskets } from './baskets.js';
import type { BenchMarket } from './bench-market.js';
import { loadOnce } from './page-load.js';
import type { PageLoad } from './page-load.js';
import { median } from './ratios.js';
import type { Card, OrderGroup, Page } from '../support/shop-answers.js';

/** Gzipped: the HTML with the CSS it carries, and the scripts it names. */
export interface Weighed { name: string; htmlGzip: number; scriptGzip: number; load: PageLoad }

const TIMES = 3;
/** The server answers a page so often before it is timed: the phone is under test, not a server that has just started. */
const WARM_UP = 20;

/** Weighs and times every page on the way from home to the payment. */
export async function weighStorefront(market: BenchMarket, tell: (weighed: Weighed) => void): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const buyer = await browser.newContext({ baseURL: market.url });
    for (const [name, path] of Object.entries(await prepare(market, buyer))) tell(await weigh(browser, buyer, name, market.url + path));
  } finally {
    await browser.close();
  }
}

/** A buyer with something in the basket and an order to pay; answers the pages by name. */
async function prepare(market: BenchMarket, buyer: BrowserContext): Promise<Record<string, string>> {
  const { items: [card] } = await (await fetch(`${market.url}/api/shop/products?commune=06838&inStock=1`)).json() as Page<Card>;
  const page = await buyer.newPage();
  await page.goto(`/san-pham/${card!.slug}`);
  await page.getByRole('button', { name: /Bỏ vào giỏ/ }).last().click();
  await page.waitForURL('**/gio-hang**');
  const { code, accessToken } = await placeOrder(market);
  await page.goto(`/don/${code}?token=${accessToken}`);
  await page.close();
  return {
    home: '/', list: '/nhom/do-an', commune: '/xa/06838', product: `/san-pham/${card!.slug}`, shop: `/nguoi-ban/${card!.seller.slug}`, search: '/tim?q=mat+ong',
    cart: '/gio-hang', checkout: '/dat-hang', pay: `/don/${code}/tra-tien`, order: `/don/${code}`,
  };
}

async function placeOrder(market: BenchMarket): Promise<OrderGroup> {
  const [basket] = await makeBaskets(market.url, market.database);
  const [cartId] = await fillCarts(market.database, basket!.lines, 1);
  const post = async <Body>(path: string, body: string, headers: Record<string, string> = {}): Promise<Body> => {
    const response = await fetch(market.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return await response.json() as Body;
  };
  const group = await post<OrderGroup>('/api/shop/checkouts', basket!.body(cartId!));
  await post(`/api/shop/order-groups/${group.code}/payments`, JSON.stringify({ method: 'vietqr' }), { authorization: `Bearer ${group.accessToken}` });
  return group;
}

async function weigh(browser: Browser, buyer: BrowserContext, name: string, url: string): Promise<Weighed> {
  let html = '';
  for (let time = 0; time < WARM_UP; time++) html = await (await buyer.request.get(url)).text();
  let scriptGzip = 0;
  for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) scriptGzip += gzipSync(await (await buyer.request.get(new URL(source, url).href)).body()).length;
  const cookies = await buyer.storageState();
  const loads: PageLoad[] = [];
  for (let time = 0; time < TIMES; time++) loads.push(await loadOnce(browser, url, cookies));
  return { name, htmlGzip: gzipSync(html).length, scriptGzip, load: middle(loads) };
}

const middle = (loads: readonly PageLoad[]): PageLoad => ({
  bytes: loads[0]!.bytes,
  firstPaintMs: median(loads.map(({ firstPaintMs }) => firstPaintMs)), interactiveMs: median(loads.map(({ interactiveMs }) => interactiveMs)),
});
