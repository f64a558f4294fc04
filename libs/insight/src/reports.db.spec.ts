import { createHash, createPublicKey, verify } from 'node:crypto';
import { jest } from '@jest/globals';
import { newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { eventually } from '../../../test/support/test-app.js';
import { DEFINITIONS } from './domain/indicators.js';
import { ReportRepository } from './storage/report.repository.js';
import { consentNews, draftNews } from './testing/help-news.js';
import { certificateNews, orderNews, productNews, saleNews } from './testing/news.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { ShowIndicator } from './usecases/show-indicator.js';

type Report = { id: string; version: number; versions: { version: number; state: string; reason: string | null; provisional: boolean | null; asOf: string | null; digest: string | null }[]; figures: ({ code: string; base: string; rowsHash: string; rowCount: number; breakdown: object[] } & Record<string, unknown>)[] };

describe('frozen reports', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  const as = (areas: readonly string[] = PILOT): string => `Bearer ${areas.join(',')}`;
  const get = (path: string, areas?: readonly string[]) => request(test.app.getHttpServer()).get(`/api/officer/reports${path}`).set('authorization', as(areas));
  const post = (path: string, body: object, areas?: readonly string[]) => request(test.app.getHttpServer()).post(`/api/officer/reports${path}`).set('authorization', as(areas)).send(body);
  const frozen = async (id: string, version = 1): Promise<Report> =>
    eventually(async () => (await get(`/${id}?version=${version}`).expect(200)).body as Report, ({ versions }) => versions.every(({ state }) => state === 'frozen'));
  const freeze = async (body: object, areas?: readonly string[]): Promise<Report> => frozen(((await post('', body, areas).expect(201)).body as { id: string }).id);

  const order = async (given: Parameters<typeof orderNews>[0]): Promise<string> => {
    const { delivered, captured } = orderNews(given);
    await test.tell('ordering.order_delivered', delivered);
    await test.tell('payments.payment_captured', captured);
    return delivered.orderCode;
  };

  it('seal no figure that is not of as many rows as stand behind it', async () => {
    await order({ total: 50_000 });
    const indicators = test.app.get(ShowIndicator);
    const run = indicators.run.bind(indicators);
    const wrong = jest.spyOn(indicators, 'run').mockImplementation(async (...asked) => { const shown = await run(...asked); return { ...shown, numerator: shown.numerator + 1, denominator: shown.denominator + 1, units: shown.units + 1 }; });
    const { body: { id } } = await post('', { period: '2026-10', indicators: ['I5a'] }).expect(201) as { body: { id: string } };
    const { versions } = await eventually(async () => (await get(`/${id}`).expect(200)).body as Report, (report) => report.versions[0]?.state !== 'computing');
    wrong.mockRestore();
    expect(versions).toMatchObject([{ state: 'failed', digest: null }]);
    expect(await test.app.get(UnitOfWork).run((tx) => test.app.get(ReportRepository).takeAlone(tx, id, 1))).toBe(false); // whoever saw it waiting before seals it no more
  });

  it('hold what was answered on the day, with the hash of its rows and a seal that anybody can check', async () => {
    await test.tell('catalog.certificate_changed', certificateNews());
    await test.tell('catalog.certificate_changed', certificateNews({ communeCode: '06978', number: 'MAU-2' }));
    for (const tender of ['cash', 'bank_transfer'] as const) await order({ total: 50_000, tender });
    const report = await freeze({ period: '2026-10', indicators: ['I1', 'I5a', 'I5b'] });

    for (const figure of report.figures) {
      const { body: live } = await test.ask(`${figure.code}?${figure.code === 'I1' ? 'asOf=2026-10-31' : 'period=2026-10'}`);
      for (const key of ['definitionVersion', 'title', 'definition', 'numerator', 'denominator', 'unknown', 'rate', 'evidence']) expect(figure[key]).toEqual(live[key]);
      expect(figure.breakdown).toEqual(live.breakdown.map(({ area: _, ...part }: { area: string }) => part));
      const { text } = await get(`/${report.id}/rows/${figure.code}.jsonl`).buffer(true).parse((answer, done) => { let all = ''; answer.on('data', (part: Buffer) => { all += part.toString('utf8'); }); answer.on('end', () => done(null, all)); }).expect(200).then(({ body }) => ({ text: body as string }));
      expect(createHash('sha256').update(text).digest('hex')).toBe(figure.rowsHash);
      expect(text.split('\n').filter(Boolean)).toHaveLength(figure.rowCount);
    }
    expect(report.figures.map(({ code, base, rowCount }) => [code, base, rowCount])).toEqual([['I1', 'products', 2], ['I5a', 'orders', 2], ['I5b', 'value', 2]]);

    const { body: seal } = await get(`/${report.id}/seal`).expect(200);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(seal.publicKey, 'base64').toString('base64url') }, format: 'jwk' });
    expect(verify(null, Buffer.from(seal.payload), key, Buffer.from(seal.signature, 'base64'))).toBe(true);
    expect(createHash('sha256').update(seal.payload).digest('hex')).toBe(seal.digest);
    expect(JSON.parse(seal.payload).figures.map(({ rowsHash }: { rowsHash: string }) => rowsHash)).toEqual(report.figures.map(({ rowsHash }) => rowsHash));
  });

  /** Something behind every indicator, in three communes. */
  async function factsOfAll(): Promise<void> {
    for (let at = 0; at < 12; at++) {
      const [commune, productId, sellerId] = [PILOT[at % 3]!, newId(), newId()];
      await test.tell('catalog.certificate_changed', certificateNews({ communeCode: commune, holder: `HTX ${at % 7}`, productId: at % 5 === 0 ? null : productId, expiresOn: at % 4 === 0 ? '2027-03-31' : '2028-12-31' }));
      await test.tell('catalog.product_changed', productNews(productId, { sellerId, public: at % 3 > 0 }));
      await test.tell('catalog.codes_changed', { productId, sellerId, verifiedGtin: at % 2 === 0, traceLink: at % 3 === 0, since: '2026-10-10T09:00:00+07:00' });
      const sale = saleNews({ goods: [{ productId, amount: 30_000 + at }, { productId: newId(), amount: 5_000 }], sellerId, commune, delivery: 20_000 });
      await test.tell('ordering.order_group_placed', sale.placed);
      await test.tell('ordering.order_delivered', sale.delivered);
      if (at % 6 > 0) await test.tell('payments.payment_captured', { ...sale.captured, tender: at % 2 === 0 ? 'cash' : 'bank_transfer' });
      await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { communeCode: commune }));
      await test.tell('catalog.draft_saved', draftNews(sellerId, { by: at % 3 === 0 ? 'assistant' : 'seller', at: '2026-10-12T09:00:00+07:00' }));
      await test.tell('ordering.claim_moved', {
        claimId: newId(), groupCode: `CPMAU${at}`, orderCode: `CPMAU${at}-1`, sellerId, kind: 'return', state: (['opened', 'settled'] as const)[at % 2]!, by: 'buyer', at: '2026-10-05T09:00:00+07:00',
        openedAt: '2026-10-01T09:00:00+07:00', sellerCommuneCode: commune, closeBy: `2026-10-0${3 + (at % 5)}T23:59:59.999+07:00`,
      });
    }
    for (const [indicator, more] of [['I6', {}], ['I7', { method: 'sample', sampleSize: 40, guided: undefined, doing: 22 }], ['I8', {}], ['I12', {}]] as const) {
      await request(test.app.getHttpServer()).post('/api/officer/surveys').set('authorization', as())
        .send({ indicator, communeCode: PILOT[0], place: 'Chợ Mẫu', surveyedOn: '2026-10-20', method: 'register', frameSize: 90, sampleSize: 70, guided: 60, doing: 50, ...more }).expect(201);
    }
  }

  it('are reckoned again from their published rows by whoever has nothing else, each figure and each of its parts', async () => {
    await factsOfAll();
    const report = await freeze({ period: '2026-10', indicators: DEFINITIONS.map(({ code }) => code) });
    expect(report.figures.map(({ code }) => code)).toEqual(DEFINITIONS.map(({ code }) => code));
    type Counts = { numerator: number; denominator: number; unknown: number; rate: number | null };
    for (const figure of report.figures as unknown as (Counts & { code: string; base: string; breakdown: (Counts & { key: string })[] })[]) {
      const file = await get(`/${report.id}/rows/${figure.code}.jsonl`).buffer(true).parse((answer, done) => { let all = ''; answer.on('data', (part: Buffer) => { all += part.toString('utf8'); }); answer.on('end', () => done(null, all)); }).expect(200);
      const rows = (file.body as string).split('\n').filter(Boolean).map((line) => JSON.parse(line) as { part: string; communeCode: string; weight?: number; itemsAmount?: number; paidAmount?: number });
      expect([figure.code, rows.length > 0]).toEqual([figure.code, true]);
      const again = (of: typeof rows): Omit<Counts, 'unknown'> => {
        const sum = (parts: readonly string[]): number => of.filter(({ part }) => parts.includes(part)).reduce((total, { weight, itemsAmount, paidAmount }) => total + ({ amount: itemsAmount, value: paidAmount }[figure.base] ?? weight ?? 1), 0);
        const [numerator, denominator] = [sum(['numerator']), figure.base === 'amount' ? 0 : sum(['numerator', 'rest', 'unknown'])];
        return { numerator, denominator, rate: denominator === 0 ? null : Math.round((numerator * 1_000) / denominator) / 10 };
      };
      const told = ({ numerator, denominator, rate }: Counts) => ({ numerator, denominator, rate });
      expect([figure.code, told(figure)]).toEqual([figure.code, again(rows)]);
      for (const part of figure.breakdown) expect([figure.code, part.key, told(part)]).toEqual([figure.code, part.key, again(rows.filter(({ communeCode }) => communeCode === part.key))]);
    }
  }, 120_000);

  it('do not change when the facts do: a revision with a reason stands beside, and says what differs by row', async () => {
    const certificateId = newId();
    const known = certificateNews({ certificateId, number: 'MAU-SUA' });
    await test.tell('catalog.certificate_changed', known, newId(1_000));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-NGUYEN' }));
    const first = await freeze({ area: '06838', period: '2026-09', indicators: ['I1', 'I5a'] });
    await test.tell('catalog.certificate_changed', { ...known, stars: 4 });
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-MOI' }));

    expect(await frozen(first.id)).toEqual(first);
    await post(`/${first.id}/versions`, {}).expect(400);
    expect((await post(`/${first.id}/versions`, { reason: 'Nhập thêm một giấy cũ' }).expect(201)).body).toEqual({ id: first.id, version: 2 });
    const second = await frozen(first.id, 2);
    expect(second.versions).toMatchObject([{ version: 2, reason: 'Nhập thêm một giấy cũ' }, { version: 1, reason: null }]);
    expect(second.figures[0]).toMatchObject({ denominator: 3 });
    expect((await frozen(first.id, 1)).figures).toEqual(first.figures);
    expect(second.figures[1]).toMatchObject({ rowsHash: first.figures[1]!.rowsHash });

    const counts = async (from: number, to: number) => (await get(`/${first.id}/difference-counts?from=${from}&to=${to}`).expect(200)).body.items;
    expect(await counts(1, 2)).toEqual([{ code: 'I1', added: 1, removed: 0, changed: 1 }, { code: 'I5a', added: 0, removed: 0, changed: 0 }]);
    expect(await counts(2, 1)).toMatchObject([{ added: 0, removed: 1, changed: 1 }, { changed: 0 }]);
    await get(`/${first.id}/difference-counts?from=1&to=9`).expect(404);
    const { body } = await get(`/${first.id}/differences?code=I1&from=1&to=2`).expect(200);
    expect(body.items.map(({ key, change }: { key: string; change: string }) => [key, change])).toEqual([['MAU-MOI', 'added'], ['MAU-SUA', 'changed']]);
    expect(body.items[1]).toMatchObject({ before: { stars: 3 }, after: { stars: 4 } });
    expect((await get(`/${first.id}/differences?code=I5a&from=1&to=2`)).body).toEqual({ items: [], next: null });
    const one = await get(`/${first.id}/differences?code=I1&from=2&to=1&limit=1`);
    expect(one.body.items[0]).toMatchObject({ key: 'MAU-MOI', change: 'removed' });
    expect((await get(`/${first.id}/differences?code=I1&from=2&to=1&limit=1&after=${one.body.next}`)).body).toMatchObject({ items: [{ key: 'MAU-SUA' }], next: null });
    const seals = await Promise.all([1, 2].map(async (version) => JSON.parse((await get(`/${first.id}/seal?version=${version}`)).body.payload)));
    expect(seals.map(({ previousDigest }) => previousDigest)).toEqual([null, first.versions[0]!.digest]);
  });

  it.each(['reports', 'report_versions', 'row_sets', 'row_set_rows', 'report_figures', 'report_seals', 'report_failures'])('cannot be changed or removed in insight.%s', async (table) => {
    for (const change of [`delete from insight.${table}`, `truncate insight.${table} cascade`]) await expect(test.app.get(DataSource).query(change)).rejects.toThrow(/append-only/);
  });

  it('belong to whoever answers for every commune in them', async () => {
    const report = await freeze({ area: '06978', period: '2026-10', indicators: ['I1'] }, ['06978', '06979']);
    for (const path of ['', '/seal', '/rows/I1', '/rows/I1.jsonl', '/differences?code=I1&from=1&to=1', '/difference-counts?from=1&to=1', '.csv', '.xlsx', '.pdf']) {
      await get(`/${report.id}${path}`, ['06979', '06838']).expect(404);
      await get(`/${report.id}${path}`, ['06978']).expect(200);
    }
    await post(`/${report.id}/versions`, { reason: 'x' }, ['06838']).expect(404);
    const idsFor = async (areas: string[]): Promise<string[]> => (await get('?limit=100', areas)).body.items.map(({ id }: { id: string }) => id);
    expect(await idsFor(['06838'])).not.toContain(report.id);
    expect(await idsFor(['06978'])).toContain(report.id);
    await post('', { area: '06838', period: '2026-10', indicators: ['I1'] }, ['06978']).expect(403);
  });

  it('of a period that runs are provisional, of one that has not begun refused', async () => {
    const report = await freeze({ area: '06838', period: '2026-Q4', indicators: ['I1', 'I5a'] });
    expect(report.versions[0]).toMatchObject({ provisional: true, asOf: '2026-11-22' });
    expect((await freeze({ area: '06838', period: '2026-Q3', indicators: ['I1'] })).versions[0]).toMatchObject({ provisional: false, asOf: '2026-09-30' });
    for (const [body, status, code] of [
      [{ period: '2027-01', indicators: ['I1'] }, 400, 'insight.period_not_begun'], [{ period: '2026-13', indicators: ['I1'] }, 400, 'insight.bad_period'],
      [{ period: '2026-10', indicators: ['I99'] }, 404, 'insight.indicator_not_found'], [{ period: '2026-10', indicators: [] }, 400, 'request.invalid'], [{ area: '99999', period: '2026-10', indicators: ['I1'] }, 404, 'areas.not_found'],
    ] as const) expect(await post('', body).then((answer) => [answer.status, answer.body.code])).toEqual([status, code]);
  });

  it('leave as files that name the base of every figure and run no formula', async () => {
    await test.tell('catalog.certificate_changed', certificateNews());
    await order({ total: 70_000, tender: 'cash' });
    const report = await freeze({ area: '06838', period: '2026-10', indicators: ['I1', 'I5a', 'I5b'] });
    const { text } = await get(`/${report.id}.csv`).expect('content-type', /text\/csv/).expect(200);
    const lines = text.trimEnd().split('\r\n');
    expect(text.startsWith('\uFEFFMã,Chỉ số,Đếm theo')).toBe(true);
    expect(lines).toHaveLength(1 + 2 * 3);
    expect(lines.slice(1).every((line) => /Đếm (sản phẩm|lượt|số tiền)/.test(line))).toBe(true);
    expect((await get(`/${report.id}.xlsx`).expect(200)).headers['content-disposition']).toBe('attachment; filename="bao-cao-2026-10-v1.xlsx"');
    const pdf = await get(`/${report.id}.pdf`).buffer(true).expect('content-type', 'application/pdf').expect(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
