import fc from 'fast-check';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { addDays, isEffective, startOfVietnamDay } from '@cho-phien/kernel';
import type { FixedClock } from '@cho-phien/kernel';
import { SellerScope, UnitOfWork } from '@cho-phien/platform';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { CatalogFacade } from '../catalog.facade.js';
import { CatalogHttpModule } from '../catalog.http.module.js';
import type { CertificateDraft } from '../domain/product-draft.js';
import type { Card } from '../storage/card.js';
import { certificateFor, testGoods } from '../../../../test/support/catalog-goods.js';
import type { TestGoods } from '../../../../test/support/catalog-goods.js';
import { ShowOwnProducts } from '../usecases/show-own-products.js';
import { RenewShownCertificates } from '../usecases/renew-shown-certificates.js';

const TODAY = '2026-11-22';
const seeded = (seed: number) => (below: number): number => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return Math.floor((seed / 2 ** 31) * below); };

describe('the shop', () => {
  let test: TestApp;
  let clock: FixedClock;
  const goods: TestGoods = testGoods(120, TODAY, seeded(7));
  const effective = new Map<string, CertificateDraft>();

  beforeAll(async () => {
    clock = standingClock();
    test = await openTestApp({ name: 'shop', http: [CatalogHttpModule], jobs: [] }, { ROLE: 'api' }, clock);
    await test.app.get(UnitOfWork).run((tx) => test.app.get(CatalogFacade).enterGoods(tx, goods.products, goods.certificates));
    for (const each of goods.certificates) if (isEffective(each, TODAY)) effective.set(each.productId!, each);
  });
  afterAll(async () => test.close());
  afterEach(() => clock.set(standingClock().now()));

  const get = (path: string) => request(test.app.getHttpServer()).get(path);
  const all = async (query: Record<string, unknown>, limit = 60): Promise<Card[]> => {
    const cards: Card[] = [];
    for (let after: string | undefined; ;) {
      const { body } = await get('/api/shop/products').query({ ...query, limit, after }).expect(200);
      cards.push(...body.items);
      if (body.next === null) return cards;
      after = body.next;
    }
  };
  const products = new Map(goods.products.map((each) => [each.id, each]));
  const cheapest = (id: string): number => Math.min(...products.get(id)!.variants.map(({ price }) => price));

  const filters = fc.record({
    set: fc.constantFrom('QD26-03', '7', 'qd26-14', '26', '3,qd26-07', 'QD26-01,QD26-14,QD26-26'), stars: fc.constantFrom('3', '4', '5'), province: fc.constantFrom('22', '24', '99'),
    commune: fc.constantFrom('06838', '07210', '99999'), seller: fc.constantFrom('htx-1', 'htx-4', 'khong-co'),
    minPrice: fc.constantFrom('0', '50000', '120000'), maxPrice: fc.constantFrom('60000', '150000', '1000000000000'), inStock: fc.constantFrom('true', '1', 'false'),
  }, { requiredKeys: [] });
  const sort = fc.constantFrom('newest', 'price', '-price', 'name', 'stars');

  const matches = (id: string, query: Record<string, string | undefined>): boolean => {
    const product = products.get(id)!;
    const units = product.variants.reduce((sum, { available }) => sum + available, 0);
    const [low, high] = [Number(query.minPrice ?? 0), Number(query.maxPrice ?? Number.MAX_SAFE_INTEGER)];
    const inStock = query.inStock === undefined ? undefined : query.inStock !== 'false';
    return (query.set === undefined || query.set.split(',').some((set) => product.productSet.endsWith(set.slice(-2).padStart(2, '0'))))
      && (query.stars === undefined || effective.get(id)?.stars === Number(query.stars))
      && (query.province ?? product.provinceCode) === product.provinceCode && (query.commune ?? product.communeCode) === product.communeCode
      && (query.seller ?? product.seller.slug) === product.seller.slug
      && cheapest(id) >= low && cheapest(id) <= high
      && (inStock === undefined || inStock === units > 0)
      && (!inStock || product.variants.some(({ price, available }) => available > 0 && price >= low && price <= high));
  };

  it('shows under any filters exactly the goods that meet all of them, each once, in the order asked for', async () => {
    await fc.assert(fc.asyncProperty(filters, sort, fc.integer({ min: 3, max: 60 }), async (query, by, limit) => {
      const cards = await all({ ...query, sort: by }, limit);
      const wanted = goods.products.filter(({ id }) => matches(id, query)).map(({ id }) => id);
      expect(cards.map(({ id }) => id).sort()).toEqual(wanted.sort());
      const keys = cards.map((card) => ({ newest: -products.get(card.id)!.listedAt, price: card.price, '-price': -card.price, stars: -(card.certificate?.stars ?? 0), name: 0 })[by]);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
      if (by === 'name') for (let i = 1; i < cards.length; i++) expect(cards[i - 1]!.name.localeCompare(cards[i]!.name, 'vi')).toBeLessThanOrEqual(0);
    }), { numRuns: 60 });
  }, 60_000);

  it('asks the database once for a list and once for a page', async () => {
    const statements = countStatements(test);
    await get('/api/shop/products').query({ stars: 4, inStock: true, sort: 'price' }).expect(200);
    expect(statements.count()).toBe(1);
    await get('/api/shop/products/hang-4').expect(200);
    expect(statements.count()).toBe(2);
    statements.stop();
  });

  it('shows a star on exactly the days on which its certificate is effective, over ten years', async () => {
    for (let day = '2022-01-01'; day < '2032-01-01'; day = addDays(day, 47)) {
      clock.set(startOfVietnamDay(day));
      for (const card of await all({})) {
        const certificate = goods.certificates.find(({ productId }) => productId === card.id);
        // A file in grace is judged by the decision in force on the day it was entered; before it there was no grace.
        if (certificate && certificate.renewalLodgedOn && day < TODAY && day > certificate.expiresOn) continue;
        expect([day, card.slug, card.certificate?.number ?? null]).toEqual([day, card.slug, certificate && isEffective(certificate, day) ? certificate.number : null]);
      }
    }
  }, 60_000);

  it('lets the star fall by itself at midnight in Vietnam', async () => {
    const [id, certificate] = [...effective].find(([, each]) => !each.renewalLodgedOn && !each.revokedOn)!;
    const page = () => get(`/api/shop/products/${products.get(id)!.slug}`).expect(200);
    clock.set(new Date(startOfVietnamDay(addDays(certificate.expiresOn, 1)).getTime() - 1));
    expect((await page()).body).toMatchObject({ certificate: { stars: certificate.stars, number: certificate.number, status: 'late', decisionNumber: certificate.decisionNumber } });
    clock.advance(1);
    expect((await page()).body).toMatchObject({ certificate: null, certificateHistory: [{ number: certificate.number, stars: null, status: 'expired' }] });
  });

  it('puts a newer certificate in the place of one that ended', async () => {
    const draft = goods.products[0]!;
    const old = { ...certificateFor(draft, 900, '2023-01-01', seeded(1)), stars: 4 as const, renewalLodgedOn: null, revokedOn: null };
    const renewed = { ...certificateFor(draft, 901, addDays(old.expiresOn, 1), seeded(2)), stars: 3 as const, renewalLodgedOn: null, revokedOn: null };
    await test.app.get(UnitOfWork).run((tx) => test.app.get(CatalogFacade).enterGoods(tx, [], [old, renewed]));
    const shown = async () => (await get(`/api/shop/products/${draft.slug}`)).body.certificate?.number ?? null;
    for (const [day, number] of [['2025-12-31', old.number], ['2026-01-01', renewed.number]] as const) {
      clock.set(startOfVietnamDay(day));
      await test.app.get(RenewShownCertificates).run();
      expect([day, await shown()]).toEqual([day, number]);
    }
  });

  it('shows a product whole: packs with their price per kilogram, pictures in three formats', async () => {
    const { body } = await get('/api/shop/products/hang-4').expect(200);
    const draft = goods.products[4]!;
    expect(body).toMatchObject({
      id: draft.id, description: 'Hàng thử.', productSet: { code: draft.productSet }, seller: { slug: draft.seller.slug, kind: 'htx', communeName: draft.communeLabel },
      unitPrice: { amount: body.price * 2, per: 'kg' }, area: { code: draft.communeCode },
    });
    expect(body.variants.map(({ id, available }: { id: string; available: number }) => [id, available])).toEqual(draft.variants.map(({ id, available }) => [id, available]));
    const picture = (await get('/api/shop/products/hang-5').expect(200)).body.image;
    expect(picture).toMatchObject({ width: 1280, height: 1280, drawn: true, url: '/media/products/hang-5-0123abcd/640.jpeg' });
    expect(picture.variants).toHaveLength(3);
  });

  it('refuses what is malformed with a code and does not know what it does not have', async () => {
    for (const query of ['minPrice=-1', 'maxPrice=1.5', 'stars=6', 'set=QD26-27', 'commune=abc', 'limit=0', 'limit=999', 'sort=cheapest', 'after=xyz', 'seller=%00', 'inStock=maybe', 'set=1&set=2',
      `seller=${'a'.repeat(5_000)}`, `after=${Buffer.from(JSON.stringify(['x', 'y'])).toString('base64url')}`, `sort=price&after=${Buffer.from('["1e400","x"]').toString('base64url')}`]) {
      const answer = await get(`/api/shop/products?${query}`);
      expect([query, answer.status, typeof answer.body.code]).toEqual([query, 400, 'string']);
    }
    expect((await get('/api/shop/products/khong-co').expect(404)).body.code).toBe('catalog.product_not_found');
    await get(`/api/shop/products/${encodeURIComponent(`' or 1=1 --`)}`).expect(400);
    expect(await all({ minPrice: '', sort: '', stars: '' })).toHaveLength(120);
  });

  it('names the product sets in the language of the reader', async () => {
    const { body } = await get('/api/catalog/product-sets').expect(200);
    expect(body.items).toHaveLength(26);
    expect(body.items[5]).toEqual({ code: 'QD26-06', number: 6, name: 'Chế biến từ gạo, ngũ cốc', group: 'Thực phẩm', isAlcohol: false });
    expect((await get('/api/catalog/product-sets').set('accept-language', 'en')).body.items[13]).toMatchObject({ name: 'White spirits', isAlcohol: true });
  });

  it('shows a seller only its own goods', async () => {
    const [own, other] = [goods.products[0]!, goods.products.find(({ seller }) => seller !== goods.products[0]!.seller)!];
    const scope = SellerScope.afterMembershipCheck(own.seller.id, own.seller.id, 'owner');
    const show = test.app.get(ShowOwnProducts);
    expect((await show.page(scope, undefined, { limit: 100 })).items.length).toBe(goods.products.filter(({ seller }) => seller === own.seller).length);
    expect(await show.one(scope, own.id)).toMatchObject({ status: 'public', variants: [{ deliveryWeightGrams: 600 }, {}] });
    await expect(show.one(scope, other.id)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    await get(`/api/seller/${own.seller.id}/products`).expect(401);
  });

  it('tells the other contexts of each product and certificate', async () => {
    const told: { type: string; count: number }[] = await test.app.get(DataSource).query('select type, count(*) as count from platform.outbox group by type');
    expect(Object.fromEntries(told.map(({ type, count }) => [type, count]))).toMatchObject({ 'catalog.certificate_changed': goods.certificates.length + 2 });
    const [event] = await test.app.get(DataSource).query(`select payload from platform.outbox where type = 'catalog.product_changed' and payload->>'slug' = 'hang-5' limit 1`);
    expect(event.payload).toMatchObject({ slug: 'hang-5', public: true, since: expect.stringContaining('+07:00'), variants: [{ available: expect.any(Number) }], productSetName: { vi: expect.any(String) } });
  });
});

/** Counts the statements that reach the database through the application's data source. */
function countStatements(test: TestApp): { count(): number; stop(): void } {
  const dataSource = test.app.get(DataSource);
  const original = dataSource.query;
  let count = 0;
  dataSource.query = function counted(this: DataSource, ...rest: Parameters<DataSource['query']>) { count++; return original.apply(this, rest); } as DataSource['query'];
  return { count: () => count, stop: () => { dataSource.query = original; } };
}
