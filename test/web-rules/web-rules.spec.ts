import { readFileSync } from 'node:fs';
import { lifeOf } from '../../apps/web/src/lib/catalogue/certificate-life.js';
import { LIST_SORTS, nextPage, readDong, readFilters } from '../../apps/web/src/lib/catalogue/filters.js';
import { readQuantity, stepped } from '../../apps/web/src/lib/cart/quantity.js';
import { internationalPhone, phoneProblem, readCheckoutForm } from '../../apps/web/src/lib/checkout/checkout-form.js';
import { formatDay, formatDong, formatMoment, formatRate } from '../../apps/web/src/lib/i18n/figures.js';
import { lastDay, readAsOf, readPeriod, recentPeriods } from '../../apps/web/src/lib/officer/periods.js';
import { unitStrip } from '../../apps/web/src/lib/officer/unit-strip.js';
import { readOrderLink } from '../../apps/web/src/lib/order/order-link.js';
import { isForgedPost } from '../../apps/web/src/lib/server/forged-post.js';
import { nextPageOf } from '../../apps/web/src/lib/server/next-page.js';

describe('the site', () => {
  it.each([['0900000001', null], ['+84 900 000 001', null], ['84900000001', null], ['', 'empty'], ['090000000', 'length'], ['09000000012', 'length'], ['abc', 'shape'], ['1900000001', 'shape']])('reads the phone number “%s”', (typed, problem) => {
    expect(phoneProblem(typed)?.kind ?? null).toBe(problem);
    if (problem === null) expect(internationalPhone(typed)).toBe('+84900000001');
  });

  it('writes figures as its readers do', () => {
    expect(formatDong(1_234_567, 'vi')).toBe('1.234.567\u00a0đ');
    expect(formatDong(1_234_567, 'en')).toBe('1,234,567\u00a0đ');
    expect(formatRate(78.3, 'vi')).toBe('78,3\u00a0%');
    expect(formatRate(100, 'vi')).toBe('100,0\u00a0%');
    expect(formatDay('2026-11-22')).toBe('22/11/2026');
    expect(formatDay('2026-11-22T20:00:00Z')).toBe('23/11/2026');
    expect(formatMoment('2026-11-24T03:31:00Z', 'vi')).toBe('Thứ Ba 24/11, 10:31');
  });

  it.each([['180.000', 180_000], ['180 000 đ', 180_000], ['180000', 180_000], ['', null], ['-5', null], ['1e3', null], [null, null]])('reads the price “%s”', (typed, amount) => {
    expect(readDong(typed)).toBe(amount);
  });

  it('reads filters from an address and takes nonsense for no filter', () => {
    const read = (query: string) => readFilters(new URLSearchParams(query), LIST_SORTS);
    expect(read('xep=re&sao=4&con=1&tu=10.000')).toMatchObject({ sort: 're', stars: 4, inStock: true, minPrice: 10_000 });
    expect(read('xep=gan&sao=9&con=x&den=-1')).toMatchObject({ sort: 'moi', stars: null, inStock: false, maxPrice: null });
    expect(nextPage(new URL('http://cho/tim?q=mien&lang=en'), 'abc')).toBe('/tim?q=mien&sau=abc');
    expect(nextPage(new URL('http://cho/'), null)).toBeNull();
  });

  it('keeps a quantity between one and what is there', () => {
    expect([readQuantity('3', 10), readQuantity('30', 10), readQuantity('0', 10), readQuantity('-1', 10), readQuantity('x', 10), readQuantity('2', 0)]).toEqual([3, 10, 1, 1, 1, 1]);
    expect([stepped(2, '1', 10), stepped(10, '1', 10), stepped(1, '-1', 10), stepped(4, null, 10)]).toEqual([3, 10, 1, 4]);
  });

  it('reads a checkout form without believing it', () => {
    const form = new FormData();
    for (const [name, value] of [['ten', '  Lan '], ['tra', 'gold'], ['tong', '12.5'], ['giao.s1', 'post'], ['tuoi', 'yes']]) form.set(name!, value!);
    expect(readCheckoutForm(form)).toMatchObject({ name: 'Lan', method: 'vietqr', shownTotal: null, delivery: { s1: 'post' }, ageConfirmed: false });
  });

  it.each([['/can-bo?ky=2026-10', '/can-bo?ky=2026-10'], ['https://example.org', '/'], ['//example.org', '/'], ['/\\example.org', '/'], ['/a\\b', '/'], ['/\n/example.org', '/'], ['javascript:alert(1)', '/'], [null, '/']])('after signing in leads from “%s” to %s', (asked, led) => {
    expect(nextPageOf(asked)).toBe(led);
  });

  it.each([['cp7k2m9qxab', '/don/CP7K2M9QXAB'], ['http://cho/don/CP7K2M9QXAB/tra-tien?token=t%2F1', '/don/CP7K2M9QXAB?token=t%2F1'], ['http://cho/khac/CP7K', null], ['??', null]])('finds the order in “%s”', (pasted, path) => {
    expect(readOrderLink(pasted)).toBe(path);
  });

  it('takes forms from its own pages only, under whatever name it is reached', () => {
    const post = (headers: Record<string, string>, method = 'POST') => isForgedPost(new Request('http://cho/x', { method, headers }));
    const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:3000' };
    expect(post({ ...form, origin: 'http://localhost:3000' })).toBe(false);
    expect(post({ ...form, origin: 'https://example.org' })).toBe(true);
    expect(post({ ...form, origin: 'null' })).toBe(true);
    expect(post(form)).toBe(true);
    expect(post({ ...form, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(false);
    expect(post({ ...form, origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' })).toBe(true);
    expect(post({ host: 'localhost:3000' }, 'GET')).toBe(false);
  });

  it('knows reporting periods in Vietnamese days', () => {
    const now = new Date('2026-10-31T17:30:00Z'); // 1 November in Vietnam
    expect(recentPeriods(now).slice(0, 3)).toEqual(['2026-11', '2026-10', '2026-09']);
    expect(readPeriod('2026-Q3', now)).toBe('2026-Q3');
    expect(readPeriod('2026-13', now)).toBe('2026-11');
    expect([lastDay('2026-02'), lastDay('2024-02'), lastDay('2026-Q3')]).toEqual(['2026-02-28', '2024-02-29', '2026-09-30']);
    expect([readAsOf(null, '2026-10', now), readAsOf(null, '2026-11', now), readAsOf('2030-01-01', '2026-10', now)]).toEqual(['2026-10-31', '2026-11-01', '2026-11-01']);
  });

  it('draws one cell for every unit of the denominator', () => {
    const { cells, width, height } = unitStrip({ numerator: 36, denominator: 46, unknown: 5 }, 16);
    expect([cells.length, width, height]).toEqual([46, 320, 58]);
    expect(cells.filter(({ mark }) => mark === 'unlisted')).toHaveLength(5);
  });

  it('shows how much of a certificate’s life is over', () => {
    expect(lifeOf('2025-05-12', '2028-05-12', new Date('2026-11-22'))).toEqual({ passed: 18, whole: 36 });
    expect(lifeOf('2025-05-12', '2028-05-12', new Date('2031-01-01'))).toEqual({ passed: 36, whole: 36 });
  });

  it('says everything in both languages, with the same blanks to fill', () => {
    const [vi, en] = ['vi', 'en'].map((language) => JSON.parse(readFileSync(`apps/web/messages/${language}.json`, 'utf8')) as Record<string, unknown>);
    const blanks = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{(\w+)\}/g) ?? [])].sort();
    expect(Object.keys(en!)).toEqual(Object.keys(vi!));
    for (const key of Object.keys(vi!)) expect([key, blanks(vi![key])]).toEqual([key, expect.arrayContaining(blanks(en![key]))]);
  });
});
