import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { jest } from '@jest/globals';
import request from 'supertest';
import { isEffective } from '@cho-phien/kernel';
import { tries } from '../../../test/support/counts.js';
import type { TestApp } from '../../../test/support/test-app.js';
import type { GoodsFilter } from './domain/goods-filter.js';
import type { ProductSnapshot } from './domain/listing.js';
import { distinctWords } from './domain/search-text.js';
import { openSearch } from './testing/open-search.js';
import { randomShelf } from './testing/shelf.js';

const TODAY = '2026-11-22';
const GOODS = randomShelf(7, 160);

const starsToday = ({ certificate }: ProductSnapshot): number | null => (certificate && isEffective(certificate, TODAY) ? certificate.stars : null);

const isSold = ({ season, window }: ProductSnapshot): boolean => (!season || season.months.includes(11)) && (!window || (window.from <= TODAY && TODAY <= window.until));

/** The rules of the filter said once more, over all goods and without SQL. */
const meets = (product: ProductSnapshot, filter: GoodsFilter): boolean => product.public
  && (filter.set === undefined || filter.set.includes(product.productSet))
  && (filter.stars === undefined || starsToday(product) === filter.stars)
  && (filter.province === undefined || product.provinceCode === filter.province)
  && (filter.commune === undefined || product.communeCode === filter.commune)
  && (filter.seller === undefined || product.sellerSlug === filter.seller)
  && product.price >= (filter.minPrice ?? 0) && product.price <= (filter.maxPrice ?? Infinity)
  && (filter.inStock === undefined || (product.available > 0 && isSold(product)) === filter.inStock)
  && (filter.inStock !== true || product.variants!.some(({ price, available }) => available > 0 && price >= (filter.minPrice ?? 0) && price <= (filter.maxPrice ?? Infinity)));

const hasWord = (product: ProductSnapshot, word: string): boolean =>
  distinctWords(product.name, product.sellerName, product.communeName.replace('Xã ', ''), product.provinceCode === '24' ? 'Bắc Ninh' : 'Quảng Ninh', product.productSet, product.description).some((each) => each.startsWith(word));

const filters = fc.record({
  set: fc.constantFrom(['QD26-06'], ['QD26-14', 'QD26-04']), stars: fc.constantFrom(3, 4, 5), province: fc.constantFrom('22', '24'), commune: fc.constantFrom('06838', '06978', '07615'),
  seller: fc.constantFrom('htx-0', 'htx-1', 'htx-2'), minPrice: fc.constantFrom(30_000, 70_000), maxPrice: fc.constantFrom(90_000, 150_000), inStock: fc.boolean(),
}, { requiredKeys: [] });

jest.setTimeout(120_000);

describe('found goods', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openSearch(GOODS); });
  afterAll(async () => test.close());
  const find = (query: Record<string, unknown>) => request(test.app.getHttpServer()).get('/api/shop/search').query(query);

  it('are exactly those that meet every filter, counted alike in every facet', async () => {
    await fc.assert(fc.asyncProperty(filters, fc.constantFrom('dong', 'ong', 'hoa', 'ba che', 'phien'), async (filter, word) => {
      const expected = GOODS.filter((product) => meets(product, filter) && word.split(' ').every((each) => hasWord(product, each)));
      const { body } = await find({ q: word, ...filter, set: filter.set?.join(','), limit: 60 }).expect(200);
      expect(body.total).toBe(expected.length);
      expect(new Set(body.items.map(({ id }: { id: string }) => id))).toEqual(new Set(expected.length <= 60 ? expected.map(({ productId }) => productId) : body.items.map(({ id }: { id: string }) => id)));
      for (const [facet, valueOf] of [['set', (each: ProductSnapshot) => each.productSet], ['stars', starsToday], ['province', (each: ProductSnapshot) => each.provinceCode], ['seller', (each: ProductSnapshot) => each.sellerSlug]] as const) {
        const counts: Record<string, number> = {};
        for (const product of expected) { const value = valueOf(product); if (value !== null) counts[value] = (counts[value] ?? 0) + 1; }
        expect(Object.fromEntries(body.facets[facet].map(({ value, count }: { value: string; count: number }) => [value, count]))).toEqual(counts);
      }
    }), { numRuns: tries(60, 1_000), seed: 11 });
  });

  it.each(['relevance', 'newest', 'price', '-price', 'name', 'stars'])('are paged without loss or repetition by %s', async (sort) => {
    const seen: string[] = [];
    let total = 0;
    for (let after: string | undefined, first = true; first || after; first = false) {
      const { body } = await find({ q: 'ong', sort, limit: 7, after }).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      ({ total } = body);
      after = body.next ?? undefined;
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('are sorted as asked', async () => {
    const valuesBy = async (sort: string, key: string): Promise<(string | number)[]> => (await find({ q: 'phien', sort, limit: 60 })).body.items.map((item: Record<string, string | number>) => item[key]);
    expect(await valuesBy('price', 'price')).toEqual([...(await valuesBy('price', 'price'))].sort((a, b) => Number(a) - Number(b)));
    expect(await valuesBy('-price', 'price')).toEqual([...(await valuesBy('-price', 'price'))].sort((a, b) => Number(b) - Number(a)));
    const names = await valuesBy('name', 'name');
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare as (a: unknown, b: unknown) => number));
  });

  it('show a star only while its certificate is effective', async () => {
    const { body } = await find({ q: 'phien', limit: 60 });
    for (const item of body.items) {
      const product = GOODS.find(({ productId }) => productId === item.id)!;
      expect(item.certificate).toEqual(starsToday(product) === null ? null : { stars: product.certificate!.stars, number: 'MAU-1', expiresOn: product.certificate!.expiresOn });
    }
  });

  it('take one SQL statement a page', async () => {
    const asked = jest.spyOn(test.app.get(DataSource), 'query');
    await find({ q: 'ong', set: '6', inStock: 'true', maxPrice: 100_000 }).expect(200);
    await find({ q: 'omg mat' }).expect(200);
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it('are none, or a refusal, for whatever is not a name', async () => {
    for (const q of ['', '   ', '%', '_', '\\', "'", '"', ';--', '🍯', '\u0000', '%00', "' or 1=1 --", '<script>', 'a'.repeat(200), '!&|():*<->', 'ong:*', 'ong & !mat', '\ud800', '́'.repeat(100)]) {
      const { status, body } = await find({ q });
      expect([q, status]).toEqual([q, 200]);
      if (!/[a-z]/i.test(q)) expect(body).toMatchObject({ items: [], total: 0, next: null });
    }
    for (const wrong of [{}, { q: 'x'.repeat(201) }, { q: ['a', 'b'] }, { q: 'a', stars: '6' }, { q: 'a', limit: '101' }, { q: 'a', limit: '0' }, { q: 'a', sort: 'x' }, { q: 'a', minPrice: '-1' },
      { q: 'a', minPrice: '1.5' }, { q: 'a', after: 'zzz' }, { q: 'a', after: Buffer.from('["x","y"]').toString('base64url') }, { q: 'a', after: Buffer.from('[1.5,"y"]').toString('base64url') }, { q: 'a', commune: '1' }]) {
      const answer = await find(wrong);
      expect([wrong, answer.status, answer.headers['content-type']]).toEqual([wrong, 400, expect.stringContaining('problem+json')]);
    }
  });
});
