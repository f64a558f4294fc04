import fc from 'fast-check';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { seedAreas } from '@cho-phien/areas';
import { newId } from '@cho-phien/kernel';
import { JobsRunner, Outbox, UnitOfWork } from '@cho-phien/platform';
import { tries } from '../../../test/support/counts.js';
import { eventually, openTestApp, standingClock } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';

import { SearchHttpModule } from './search.http.module.js';
import { SearchJobsModule } from './search.jobs.module.js';
import { productNews } from './testing/product-news.js';

/** Event ids in the order of telling, as the outbox makes them. */
let told = Date.now();
const eventId = (): string => newId(told += 1);

const [productId, first, second] = [newId(), newId(), newId()];
const seller = { sellerId: newId(), slug: 'htx-suoi-trong', kind: 'htx' as const, communeCode: '06838', provinceCode: '22' };
const product = (name: string, day: number, shown = true) => ({ eventId: eventId(), type: 'catalog.product_changed' as const, payload: productNews({
  productId, slug: 'mien-dong', name, public: shown, since: `2026-10-${day}T08:00:00.000+07:00`, sellerId: seller.sellerId, sellerSlug: 'ten-cu', sellerName: 'HTX Tên Cũ',
  variantIds: [first, second], variants: [{ variantId: first, price: 75_000, available: 9 }, { variantId: second, price: 145_000, available: 9 }], price: 75_000, available: 18,
}) });
const stock = (variantId: string, version: number, available: number) => ({ eventId: eventId(), type: 'inventory.stock_changed' as const, payload: { variantId, productId, available, version, at: '2026-10-12T08:00:00+07:00' } });
const shop = (name: string) => ({ eventId: eventId(), type: 'sellers.seller_changed' as const, payload: { ...seller, name, open: true } });

const NEWS = [product('Miến', 10), product('Miến dong', 11), product('Miến dong Bình Liêu', 12), stock(first, 1, 9), stock(first, 2, 4), stock(first, 3, 0), stock(second, 1, 2), stock(second, 2, 6), shop('HTX Giữa'), shop('HTX Suối Trong')];

describe('the projection', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp({ name: 'search', http: [SearchHttpModule], jobs: [SearchJobsModule] }, {}, standingClock());
    await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
  });
  afterEach(async () => { await test.app.get(DataSource).query('truncate search.listings, search.variants, search.sellers, platform.handled_events'); });
  afterAll(async () => test.close());
  const find = async (query: Record<string, unknown>) => (await request(test.app.getHttpServer()).get('/api/shop/search').query(query).expect(200)).body;
  /** A few at a time, as they come in a busy moment: those of a batch in the order of telling, batches in any. */
  const tell = async (indices: readonly number[], together = 1): Promise<void> => {
    for (let from = 0; from < indices.length; from += together) {
      await test.app.get(JobsRunner).deliver('search', ...indices.slice(from, from + together).sort((one, other) => one - other).map((index) => ({ ...NEWS[index]!, createdAt: '' })));
    }
  };

  it('comes out the same in whatever order the news comes, and however often', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(NEWS.map((_, index) => index), { minLength: NEWS.length }), fc.array(fc.nat(NEWS.length - 1), { maxLength: 4 }), fc.integer({ min: 1, max: NEWS.length }), async (order, again, together) => {
      await test.app.get(DataSource).query('truncate search.listings, search.variants, search.sellers, platform.handled_events');
      await tell([...order, ...again], together);
      const { items, facets } = await find({ q: 'suối trong' });
      expect(items).toMatchObject([{ id: productId, name: 'Miến dong Bình Liêu', available: 6, inStock: true, seller: { slug: 'htx-suoi-trong', name: 'HTX Suối Trong' } }]);
      expect(facets.province).toEqual([{ value: '22', name: expect.stringContaining('Quảng Ninh'), count: 1 }]);
      expect((await find({ q: 'mien dong', inStock: 'true', maxPrice: 100_000 })).total).toBe(0);
      expect((await find({ q: 'tên cũ' })).total).toBe(0);
    }), { numRuns: tries(15, 200), seed: 5 });
  });

  it('takes goods away that left the shop, and those of a shop that closed', async () => {
    await tell([2]);
    expect((await find({ q: 'miến' })).total).toBe(1);
    const gone = product('Miến dong Bình Liêu', 20, false);
    await test.app.get(JobsRunner).deliver('search', { ...gone, createdAt: '' });
    expect((await find({ q: 'miến' })).total).toBe(0);
    await test.app.get(JobsRunner).deliver('search', { ...product('Miến dong Bình Liêu', 21), createdAt: '' });
    expect((await find({ q: 'miến' })).total).toBe(1);
    await test.app.get(JobsRunner).deliver('search', { eventId: eventId(), type: 'sellers.seller_changed', payload: { ...seller, name: 'HTX', open: false }, createdAt: '' });
    expect((await find({ q: 'miến' })).total).toBe(0);
  });

  it('shows goods as not to be had outside their window and in their shop’s holiday', async () => {
    const cards = async () => (await find({ q: 'miến' })).items.map(({ inStock, offSale }: { inStock: boolean; offSale: string | null }) => [inStock, offSale]);
    const heard = (news: object) => test.app.get(JobsRunner).deliver('search', { ...news, createdAt: '' } as never);
    const listed = (day: number, window: object | null) => { const news = product('Miến dong', day); return { ...news, payload: { ...news.payload, window } }; };
    await heard(listed(10, { from: '2030-01-01', until: '2030-02-01' }));
    expect([await cards(), (await find({ q: 'miến', inStock: 'true' })).total]).toEqual([[[false, 'out_of_season']], 0]);
    await heard(listed(11, null));
    expect(await cards()).toEqual([[true, null]]);
    await heard({ eventId: eventId(), type: 'sellers.seller_changed', payload: { ...seller, name: 'HTX', open: true, holiday: { from: '2020-01-01', until: '2040-01-01' } } });
    expect(await cards()).toEqual([[false, 'on_holiday']]);
    await heard(listed(12, null));
    expect(await cards()).toEqual([[false, 'on_holiday']]);
  });

  it('follows the outbox: what catalog tells is found, and suggested, within seconds', async () => {
    const own = { ...product('Mật ong rừng', 12).payload, productId: newId(), slug: 'mat-ong-rung', variantIds: [newId()], variants: undefined };
    await test.app.get(UnitOfWork).run((tx) => test.app.get(Outbox).append(tx, { type: 'catalog.product_changed', payload: own }, { type: 'sellers.seller_changed', payload: { ...seller, name: 'HTX Mật Ngọt', open: true } }));
    await eventually(async () => find({ q: 'mat ong' }), ({ total }) => total === 1, 15_000);
    const suggest = async (q: string) => (await request(test.app.getHttpServer()).get('/api/shop/search/suggestions').query({ q }).expect(200)).body.items;
    await eventually(() => suggest('mật'), (items) => items.length === 2, 15_000);
    expect(await suggest('mật')).toEqual([{ text: 'Mật ong rừng', slug: 'mat-ong-rung' }, { text: 'HTX Mật Ngọt' }]);
    expect(await suggest('rung')).toEqual([{ text: 'Mật ong rừng', slug: 'mat-ong-rung' }]);
    expect(await suggest('   ')).toEqual([]);
  });
});
