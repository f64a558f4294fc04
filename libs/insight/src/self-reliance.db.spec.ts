import { newId } from '@cho-phien/kernel';
import { consentNews, draftNews } from './testing/help-news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

describe('S1, what helped households do by themselves', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  const helped = async (commune: string, sellerName: string, village = ''): Promise<string> => { const sellerId = newId(); await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { communeCode: commune, sellerName, village })); return sellerId; };
  const answers = (sellerId: string, by: 'seller' | 'assistant' | 'cooperative' | 'buyer', month: number) => test.tell('ordering.order_answered', { orderCode: `CP${newId()}`, sellerId, answer: 'accepted', by, at: `2026-${month}-10T09:00:00+07:00` });
  const drafts = (sellerId: string, by: 'seller' | 'assistant', month: number) => test.tell('catalog.draft_saved', draftNews(sellerId, { by, at: `2026-${month}-12T09:00:00+07:00` }));
  const ask = async (question: string) => (await test.ask(`S1?${question}`).expect(200)).body;

  it('is 0 % where an assistant does it all, and grows from month to month with the habit, by task and place', async () => {
    const [first, second] = [await helped('06838', 'Bà Mẫu'), await helped('06978', 'Ông Mẫu')];
    for (let time = 0; time < 4; time++) { await answers(first, 'assistant', 10); await drafts(first, 'assistant', 10); }
    expect(await ask('period=2026-10')).toMatchObject({ numerator: 0, denominator: 8, rate: 0, measures: { households: 1, alone: 0 } });
    for (let time = 0; time < 3; time++) { await answers(first, 'seller', 11); await answers(second, 'seller', 11); }
    await drafts(first, 'assistant', 11);
    await answers(second, 'cooperative', 11);
    await answers(second, 'buyer', 11);
    expect(await ask('period=2026-11')).toMatchObject({ numerator: 6, denominator: 8, rate: 75 });
    expect((await ask('period=2026-11&by=task')).breakdown).toMatchObject([{ key: 'listing', areaName: 'Viết bài đăng', numerator: 0, denominator: 1 }, { key: 'order', numerator: 6, denominator: 7 }]);
    expect((await ask('period=2026-11&area=06838')).rate).toBe(75);
    expect((await test.ask('S1/course?period=2026-11&months=2')).body.items.map(({ rate }: { rate: number }) => rate)).toEqual([0, 75]);
    expect((await test.ask('S1/rows?period=2026-11')).body.items).toHaveLength(8);
  });

  it('is told by village, of which two communes may have one of the same name', async () => {
    const sellers = await Promise.all([helped('06838', 'Bà Mẫu', 'Thôn 1'), helped('06838', 'Ông Mẫu', 'Thôn 1'), helped('06978', 'Bà Khác', 'Thôn 1'), helped('06978', 'Ông Khác')]);
    for (const [at, by] of (['seller', 'assistant', 'seller', 'seller'] as const).entries()) await answers(sellers[at]!, by, 11);
    const { breakdown } = await ask('period=2026-11&by=village');
    expect(breakdown.map(({ areaName, numerator, denominator }: { areaName: string; numerator: number; denominator: number }) => [areaName.split(',')[0], numerator, denominator])).toEqual([['Thôn 1', 1, 2], ['Chưa rõ thôn', 1, 1], ['Thôn 1', 1, 1]]);
    expect((await test.ask(`S1/rows?period=2026-11&by=village&key=${encodeURIComponent(breakdown[0].key)}`)).body.items.map(({ sellerName }: { sellerName: string }) => sellerName).sort()).toEqual(['Bà Mẫu', 'Ông Mẫu']);
  });

  it('leaves out whoever was never helped, and counts no news twice', async () => {
    const [sellerId, eventId] = [await helped('06838', 'Bà Mẫu'), newId()];
    await answers(newId(), 'seller', 11);
    for (let time = 0; time < 2; time++) await test.tell('catalog.draft_saved', draftNews(sellerId, { by: 'seller', at: '2026-11-12T09:00:00+07:00' }), eventId);
    expect(await ask('period=2026-11')).toMatchObject({ numerator: 1, denominator: 1, rate: 100, measures: { households: 1, alone: 1 } });
    expect(await ask('period=2026-09')).toMatchObject({ denominator: 0, rate: null });
  });
});
