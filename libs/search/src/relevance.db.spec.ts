import { jest } from '@jest/globals';
import request from 'supertest';
import { fold } from '@cho-phien/kernel';
import type { TestApp } from '../../../test/support/test-app.js';
import { demoProducts } from '../../catalog/src/demo/demo-products.js';
import { openSearch } from './testing/open-search.js';
import { productNews } from './testing/product-news.js';
import { oneTypo } from './testing/typos.js';

/** Names that differ in marks alone: whoever types the marks means the one that has them. */
const TWINS = ['Dưa muối Tiên Yên', 'Dừa muối Tiên Yên', 'Chả mực Vân Đồn', 'Cha muc Van Don', 'Mắm tép Ba Chẽ', 'Mâm tép Ba Chẽ', 'Bánh gai Cô Tô', 'Bánh gài Cô Tô', 'Bánh gái Cô Tô', 'Hồng Hoà Bình', 'Hòng Hóa Bình'];
const MORE = ['Miến dong', 'Trà hoa vàng', 'Mật ong rừng', 'Khoai lang sấy dẻo', 'Cơm cháy', 'Nước mắm cốt', 'Lá tắm người Dao', 'Quả thanh trà'].flatMap((goods) => ['Cô Tô', 'Vân Đồn', 'Hải Hà', 'Móng Cái'].map((place) => `${goods} ${place}`));
const NAMES = [...new Set([...TWINS, ...MORE, ...demoProducts('2026-11-22').map(({ name }) => name)])].slice(0, 200);

jest.setTimeout(120_000);

describe('searching 200 product names', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openSearch(NAMES.map((name) => productNews({ name }))); });
  afterAll(async () => test.close());

  const placeOf = async (query: string, name: string): Promise<number> => {
    const answer = await request(test.app.getHttpServer()).get('/api/shop/search').query({ q: query }).expect(200);
    return (answer.body.items as { name: string }[]).findIndex((item) => item.name === name);
  };
  const misses = async (write: (name: string) => string, placed: (place: number) => boolean): Promise<string[]> => {
    const missed: string[] = [];
    for (const name of NAMES) {
      const place = await placeOf(write(name), name);
      if (!placed(place)) missed.push(`${write(name)} → ${place}`);
    }
    return missed;
  };
  const inTopThree = (place: number): boolean => place >= 0 && place < 3;
  const most = NAMES.length * 0.02;

  it('has 200 of them', () => { expect(NAMES).toHaveLength(200); });

  it('finds each first by its name with marks, however it is spelt and cased', async () => {
    expect(await misses((name) => name, (place) => place === 0)).toEqual([]);
    expect(await misses((name) => name.normalize('NFD').toUpperCase(), (place) => place === 0)).toEqual([]);
  });

  it('finds each among the first three without marks', async () => {
    const missed = await misses(fold, inTopThree);
    expect(missed.length <= most ? [] : missed).toEqual([]);
  });

  it.each([['with marks', (name: string) => name], ['without marks', fold]] as const)('finds each among the first three with one wrong letter, %s', async (_, write) => {
    for (const seed of [1, 2]) {
      const typo = oneTypo(20_261_122 + seed);
      const queries = new Map(NAMES.map((name) => [name, typo(write(name))]));
      const missed = await misses((name) => queries.get(name)!, inTopThree);
      expect(missed.length <= most ? [] : missed).toEqual([]);
    }
  });

  it('begins to find while a word is being typed, and keeps to the words where they are met', async () => {
    expect(await placeOf('giảo cổ l', 'Trà giảo cổ lam Bình Liêu')).toBe(0);
    expect(await placeOf('lam co giao', 'Trà giảo cổ lam Bình Liêu')).toBe(0);
    const answer = await request(test.app.getHttpServer()).get('/api/shop/search').query({ q: 'dầu sở' });
    expect(answer.body.items.map(({ name }: { name: string }) => name)).toEqual(['Dầu sở Bình Liêu']);
  });
});
