import { Api } from '../support/api.js';
import { inLanes } from '../support/asking.js';
import { tries } from '../support/counts.js';
import { checkoutBody, fillCart, goodsOfSellers, HOME } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { openSite } from '../support/site-process.js';
import type { Site } from '../support/site-process.js';
import { ELSEWHERE, forms, MARKUP, pagePaths, pageQueries } from './pages.js';
import { HOSTILE_TEXTS } from './values.js';

interface Page { status: number; html: string; location: string | null }

describe('pages that are handed hostile text', () => {
  let site: Site;
  let good: Good;
  let group: OrderGroup;
  let cartId: string;

  beforeAll(async () => {
    site = await openSite();
    const api = new Api(site.url);
    [good] = await goodsOfSellers(api, 1) as [Good];
    cartId = (await fillCart(api, [{ good, quantity: 1 }])).id;
    group = await order(api, { name: 'Bà "A"><x-hostile>', line: `'"><x-hostile onload=hostile()> thôn 1` });
  }, 300_000);
  afterAll(async () => site?.close(), 60_000);

  const order = async (api: Api, { name, line }: { name: string; line: string }): Promise<OrderGroup> => {
    const body = await checkoutBody(api, await fillCart(api, [{ good, quantity: 1 }]), { ...HOME, line });
    return api.post<OrderGroup>('/api/shop/checkouts', { ...body, buyer: { ...body.buyer, name } });
  };
  const cookies = (): string => `gio=${cartId}; gio-so=1; don=${group.accessToken}`;

  const open = async (path: string, form?: Record<string, string>, cookie = cookies()): Promise<Page> => {
    const response = await fetch(site.url + path, {
      method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie, accept: 'text/html', ...(form && { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' }) }, body: form && new URLSearchParams(form).toString(),
    });
    return { status: response.status, html: await response.text(), location: response.headers.get('location') };
  };

  const faultsOf = ({ status, html, location }: Page): string[] => [
    [status < 500, `is ${status}: ${html.slice(0, 300)}`],
    [!/<x-hostile|<script>alert|<img src=x/i.test(html), `runs it: ${/.{60}(<x-hostile|<script>alert|<img src=x)/is.exec(html)?.[0]}`],
    [!/<[^<>]*" onmouseover=hostile\(\)/.test(html), 'lets an attribute in'],
    [!/\b(?:href|src|action|formaction)="\s*javascript:/i.test(html), 'links to a script'],
    [!/\b(?:href|action|formaction)="(?:https?:)?[\s/\\]{2,}evil/i.test(html), 'links elsewhere'],
    [location === null || new URL(location, site.url).host === new URL(site.url).host, `leads to ${location}`],
  ].flatMap(([holds, fault]) => (holds ? [] : [String(fault)]));

  const faults = async (path: string, form?: Record<string, string>, cookie?: string): Promise<string[]> =>
    faultsOf(await open(path, form, cookie)).map((fault) => `${path.slice(0, 120)} ${JSON.stringify(form ?? {}).slice(0, 120)} ${fault}`);

  it('are what they are without it', async () => {
    const pages = Object.keys(pageQueries(good, group));
    for (const path of pages) expect([path, (await open(path)).status < 400]).toEqual([path, path !== '/nhom/gao']);
  });

  it('show it as text, whatever in the address holds it', async () => {
    const addresses = Object.entries(pageQueries(good, group)).flatMap(([path, names]) => names.flatMap((name) => [...MARKUP, ...HOSTILE_TEXTS.slice(0, tries(3, 100))].map((text) => `${path}?${new URLSearchParams({ [name]: text }).toString()}`)));
    const paths = [...MARKUP, ...HOSTILE_TEXTS].filter((text) => !/\p{Surrogate}/u.test(text)).flatMap(pagePaths);
    expect((await inLanes([...addresses, ...paths], (address) => faults(address))).flat()).toEqual([]);
  }, 120_000);

  it('lead nobody to another site', async () => {
    const addresses = ELSEWHERE.flatMap((target) => [`/dang-nhap?next=${encodeURIComponent(target)}`, `/${target}`, `/don/${group.code}?token=${encodeURIComponent(target)}`, `/gio-hang?next=${encodeURIComponent(target)}`]);
    expect((await inLanes(addresses, (address) => faults(address))).flat()).toEqual([]);
  }, 60_000);

  it('show it as text again when a form held it', async () => {
    const sent = Object.entries(forms(good, good.product.seller.id)).flatMap(([path, fields]) => Object.keys(fields).flatMap((name) => [...MARKUP, ...HOSTILE_TEXTS, 'a'.repeat(100_000)].map((text) => ({ path, form: { ...fields, [name]: text } }))));
    expect((await inLanes(sent, ({ path, form }) => faults(path, form))).flat()).toEqual([]);
  }, 120_000);

  it('stand cookies that nobody gave out', async () => {
    const pages = ['/', '/gio-hang', '/dat-hang', '/tra-cuu-don', '/can-bo', `/don/${group.code}`];
    const values = [...MARKUP.map(encodeURIComponent), '%ZZ', '"', '{}', '[1]', '[{"code":"<x-hostile>"}]', '__proto__'];
    const sent = pages.flatMap((path) => ['gio', 'gio-so', 'don', 'vua-dat', 'don-gan-day', 'PARAGLIDE_LOCALE', 'ngon-ngu', 'cho-phien.session_token'].flatMap((name) => values.map((value) => ({ path, cookie: `${name}=${value}` }))));
    expect((await inLanes(sent, ({ path, cookie }) => faults(path, undefined, cookie))).flat()).toEqual([]);
  }, 120_000);

  it('show a buyer’s hostile name and address as they were typed', async () => {
    const { html, status } = await open(`/don/${group.code}`);
    expect(status).toBe(200);
    expect(html).toContain('&lt;x-hostile onload=hostile()');
    expect(faultsOf({ status, html, location: null })).toEqual([]);
  });

  it('take no form from another site', async () => {
    const response = await fetch(`${site.url}/gio-hang?/so-luong`, { method: 'POST', redirect: 'manual', headers: { cookie: cookies(), origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }, body: `hang=${good.id}&so=0` });
    expect(response.status).toBe(403);
  });
});
