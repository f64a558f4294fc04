import { readFileSync } from 'node:fs';
import { lifeOf } from '../../apps/web/src/lib/catalogue/certificate-life.js';
import { LIST_SORTS, nextPage, readDong, readFilters } from '../../apps/web/src/lib/catalogue/filters.js';
import { readQuantity, stepped } from '../../apps/web/src/lib/cart/quantity.js';
import { internationalPhone, phoneProblem, readCheckoutForm } from '../../apps/web/src/lib/checkout/checkout-form.js';
import { formatDay, formatDong, formatMoment, formatMonth, formatRate } from '../../apps/web/src/lib/i18n/figures.js';
import { consentBody, consentProblems, readConsentForm } from '../../apps/web/src/lib/help/consent-form.js';
import { draftPlace, countHouseholds, revisionOf } from '../../apps/web/src/lib/help/queue.js';
import { placeOfTask } from '../../apps/web/src/lib/help/task-link.js';
import { basisPoints, rateBody, rateProblems, readRateForm } from '../../apps/web/src/lib/operator/rate-form.js';
import { landingOf } from '../../apps/web/src/lib/server/landing.js';
import { isRunning, lastDay, olderPeriods, periodGroups, readAsOf, readPeriod, recentPeriods } from '../../apps/web/src/lib/officer/periods.js';
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
    expect([formatMonth('2026-11', 'vi'), formatMonth('2026-11', 'en')]).toEqual(['11', 'November']);
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

  it.each([['cp7k2m9qxab', '/don/CP7K2M9QXAB'], ['http://cho/don/CP7K2M9QXAB/tra-tien?token=t%2F1', '/don/CP7K2M9QXAB?token=t%2F1'], ['http://cho/khac/CP7K2M9QXAB', null], ['??', null], ['khong co', null], ['CP123', null], ['CPIIIIIIIII', null]])('finds the order in “%s”', (pasted, path) => {
    expect(readOrderLink(pasted)).toBe(path);
  });

  const formOf = (fields: [string, string][]): FormData => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return form;
  };

  it('asks a household for some work, until a day within a year, by code or by witness', () => {
    const asked = readConsentForm(formOf([['dien_thoai', '0900 000 002'], ['viec', 'orders'], ['viec', 'listing'], ['viec', 'money'], ['den', '2027-03-01'], ['cach', 'code']]));
    expect(consentProblems(asked, '2026-11-22')).toEqual([]);
    expect(consentBody(asked)).toEqual({ phone: '+84900000002', scopes: ['listing', 'orders'], until: '2027-03-01', how: 'code' });
    const until = (day: string) => consentProblems({ ...asked, until: day }, '2026-11-22');
    expect([until('2026-11-22'), until('2026-11-23'), until('2027-11-22'), until('2027-11-23'), until('soon')]).toEqual([['until'], [], [], ['until'], ['until']]);
    expect(consentProblems(readConsentForm(formOf([['ho', 'x'], ['cach', 'witness']])), '2026-11-22')).toEqual(['scopes', 'until', 'witnessName', 'witnessPhone']);
  });

  it('leads each task to where it is done', () => {
    const task = (rule: string) => placeOfTask({ rule, sellerId: 's', subject: { kind: 'product', id: 'p' } } as Parameters<typeof placeOfTask>[0]);
    expect(['order_late', 'order_unsent', 'certificate_ending', 'unconfirmed_listing', 'stock_silent', 'consent_ending', 'a_rule_of_tomorrow'].map(task)).toEqual(['/giup/ho/s/don/p', '/giup/ho/s/don/p', '/giup/ho/s#chung-nhan', '/giup/doc-lai/p?ho=s', '/giup/ho/s/hang/p#con', '/giup/xin-phep?ho=s', '/giup/ho/s']);
  });

  it('knows where a draft of this phone is gone on with, and what the market answered to a conflict', () => {
    expect([draftPlace({ id: 'd', sellerId: 's', baseRevision: null }), draftPlace({ id: 'd', sellerId: 's', baseRevision: 2 })]).toEqual(['/giup/hang-moi?ho=s&nhap=d', '/giup/ho/s/hang/d']);
    expect([revisionOf({ revision: { number: 3 } }), revisionOf({}), revisionOf(null), countHouseholds([{ sellerId: 'a' }, { sellerId: 'a' }, { sellerId: 'b' }])]).toEqual([3, null, null, 2]);
  });

  it.each([['1,5', 150], ['5', 500], ['0.25 %', 25], ['100', 10_000], ['100,01', null], ['1,234', null], ['-1', null], ['', null]])('reads the percentage “%s” as %s hundredths', (typed, points) => {
    expect(basisPoints(typed)).toBe(points);
  });

  it('announces a rate with only the dimensions that were chosen', () => {
    const form = readRateForm(formOf([['loai', 'commission'], ['phan_tram', '4,5'], ['tu', '2026-12-20'], ['kenh', 'stall'], ['chiu', 'seller']]));
    expect(rateProblems(form)).toEqual([]);
    expect(rateBody(form)).toEqual({ kind: 'commission', basisPoints: 450, borneBy: 'seller', status: 'confirmed', validFrom: '2026-12-20', channel: 'stall' });
    const bounded = readRateForm(formOf([['loai', 'commission'], ['phan_tram', '5'], ['tu', '2026-12-20'], ['den', '2027-01-31'], ['it_nhat', '2.000'], ['nhieu_nhat', '50000 đ'], ['chiu', 'market'], ['cach', 'vnpay'], ['bo', 'QD26-01'], ['bo', 'QD26-02'], ['cho_xac_nhan', '1']]));
    expect([rateProblems(bounded), rateBody(bounded)]).toEqual([[], { kind: 'commission', basisPoints: 500, borneBy: 'market', status: 'to_be_confirmed', validFrom: '2026-12-20', productSets: ['QD26-01', 'QD26-02'], method: 'vnpay', floor: 2_000, cap: 50_000, validTo: '2027-01-31' }]);
    expect(rateProblems(readRateForm(formOf([['loai', 'commission'], ['phan_tram', '5'], ['tu', '2026-12-20'], ['den', 'mai'], ['it_nhat', '2,5'], ['chiu', 'ai'], ['cach', 'momo']])))).toEqual(['bounds', 'method', 'borneBy', 'validTo']);
    expect(rateProblems(readRateForm(formOf([['loai', 'gift']])))).toEqual(['kind', 'percent', 'borneBy', 'validFrom']);
  });

  it('leads everybody to where his work lies', () => {
    const person = { id: 'x', phoneNumber: null, roles: ['buyer'], sellers: [], officerAreas: [] };
    expect(landingOf(person)).toBe('/');
    expect(landingOf({ ...person, sellers: [{ id: 's', name: 'S', role: 'owner' }] })).toBe('/ban');
    expect(landingOf({ ...person, roles: ['assistant'], sellers: [{ id: 's', name: 'S', role: 'owner' }] })).toBe('/giup');
    expect(landingOf({ ...person, officerAreas: ['06838'] })).toBe('/can-bo');
    expect(landingOf({ ...person, roles: ['operator'] })).toBe('/van-hanh');
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
    const [months, quarters, halves, years] = periodGroups(now).map(({ periods }) => periods);
    expect([months?.slice(0, 2), months?.at(-1), months?.length]).toEqual([['2026-11', '2026-10'], '2024-01', 35]);
    expect([quarters?.[0], quarters?.length, halves, years]).toEqual(['2026-Q4', 12, ['2026-H2', '2026-H1', '2025-H2', '2025-H1', '2024-H2', '2024-H1'], ['2026', '2025', '2024']]);
    const kinds = [...recentPeriods(now), ...olderPeriods(now)].flatMap(({ periods }) => periods);
    expect(kinds.toSorted()).toEqual(periodGroups(now).flatMap(({ periods }) => periods).toSorted());
    for (const asked of ['2025', '2026-H1', '2026-Q3', '2024-01']) expect(readPeriod(asked, now)).toBe(asked);
    expect([lastDay('2025'), lastDay('2026-H1'), lastDay('2026-H2'), readAsOf(null, '2025', now)]).toEqual(['2025-12-31', '2026-06-30', '2026-12-31', '2025-12-31']);
    expect(['2026', '2026-H2', '2026-11', '2026-10', '2026-H1', '2025'].map((period) => isRunning(period, now))).toEqual([true, true, true, false, false, false]);
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
