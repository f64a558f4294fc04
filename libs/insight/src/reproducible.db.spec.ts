import fc from 'fast-check';
import { addDays, newId, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import request from 'supertest';
import { tries } from '../../../test/support/counts.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { consentNews, draftNews } from './testing/help-news.js';
import { certificateNews, productNews, saleNews } from './testing/news.js';

type Step = { days: number; kind: 'certify' | 'correct' | 'shelf' | 'stock' | 'look' | 'sell' | 'giveBack' | 'code' | 'help' | 'work'; pick: number; back: number };
interface Answer { numerator: number; denominator: number; unknown: number; rate: number | null }
interface Seen extends Answer { question: string; lastDay: VietnamDay; knownAt: VietnamDay }

const BEGINS = '2026-08-03';
const AREAS = ['06838', '06841', '06978'];
const HOUSEHOLDS = [newId(), newId(), newId()];
const QUESTIONS = ['I1?asOf=2026-08-20', 'I1?asOf=2026-09-30', 'I2?period=2026-08', 'I3?period=2026-08', 'I4?period=2026-Q3', 'I5a?period=2026-08', 'I10?asOf=2026-09-15', 'I9a?asOf=2026-08-20', 'S1?period=2026-08'];
const LAST_DAYS: Record<string, VietnamDay> = { '2026-08': '2026-08-31', '2026-Q3': '2026-09-30' };

const steps = fc.array(fc.record<Step>({
  days: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom('certify', 'certify', 'correct', 'shelf', 'stock', 'look', 'sell', 'sell', 'giveBack', 'code', 'help', 'work', 'work'), pick: fc.nat(1_000), back: fc.integer({ min: 0, max: 25 }),
}), { minLength: 14, maxLength: 22 });

describe('a figure', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterAll(async () => test.close());

  /** Tells a history as it was lived: each step on its own day, some of it about days before. */
  class History {
    private day = BEGINS;
    private readonly certificates: ReturnType<typeof certificateNews>[] = [];
    private readonly sales: ReturnType<typeof saleNews>[] = [];
    private version = 0;
    readonly seen: Seen[] = [];

    async take(step: Step): Promise<void> {
      this.day = addDays(this.day, step.days);
      test.clock.set(new Date(startOfVietnamDay(this.day).getTime() + 10 * 3_600_000));
      await this[step.kind](step, addDays(this.day, -step.back));
      for (const question of QUESTIONS.filter(hasCome(this.day))) this.seen.push({ question, lastDay: lastDayOf(question), knownAt: this.day, ...(await ask(question)) });
    }

    private one<Item>(items: readonly Item[], pick: number): Item | undefined { return items[pick % Math.max(1, items.length)]; }

    private async certify({ pick }: Step, on: VietnamDay): Promise<void> {
      const productId = pick % 4 === 0 ? null : newId();
      const certificate = certificateNews({ productId, communeCode: AREAS[pick % 3]!, issuedOn: pick % 5 === 0 ? on : '2025-01-01', expiresOn: pick % 7 === 0 ? '2027-03-01' : '2027-12-31', holder: `HTX ${pick % 3}` });
      this.certificates.push(certificate);
      await test.tell('catalog.certificate_changed', certificate);
      if (productId) await test.tell('catalog.product_changed', productNews(productId, { since: `${on}T08:00:00+07:00`, variantIds: [productId], sellerId: productId }));
    }

    private async correct({ pick }: Step, on: VietnamDay): Promise<void> {
      const before = this.one(this.certificates, pick);
      if (!before) return;
      const change = [{ revokedOn: on }, { communeCode: AREAS[pick % 3]! }, { issuedOn: on }, { stars: 4 as const }, { productId: null }][pick % 5]!;
      Object.assign(before, change);
      await test.tell('catalog.certificate_changed', { ...before });
    }

    private async shelf({ pick }: Step, on: VietnamDay): Promise<void> {
      const productId = this.one(this.certificates, pick)?.productId;
      if (productId) await test.tell('catalog.product_changed', productNews(productId, { public: pick % 2 === 0, since: `${on}T09:00:00+07:00`, variantIds: [productId], sellerId: productId }));
    }

    private async stock({ pick }: Step, on: VietnamDay): Promise<void> {
      const productId = this.one(this.certificates, pick)?.productId;
      if (productId) await test.tell('inventory.stock_changed', { productId, variantId: productId, available: pick % 3, version: (this.version += 1), at: `${on}T10:00:00+07:00` });
    }

    private async look({ pick }: Step, checkedOn: VietnamDay): Promise<void> {
      const certificate = this.one(this.certificates, pick);
      if (!certificate) return;
      await request(test.app.getHttpServer()).post('/api/officer/external-listings').set('authorization', `Bearer ${PILOT.join(',')}`)
        .send({ certificateId: certificate.certificateId, url: `https://shopee.vn/${certificate.number}`, checkedOn, found: ['present', 'present', 'absent', 'unclear'][pick % 4] }).expect(201);
    }

    private async sell({ pick }: Step, on: VietnamDay): Promise<void> {
      const productId = this.one(this.certificates, pick)?.productId;
      if (!productId) return;
      const sale = saleNews({ goods: [{ productId, amount: 10_000 + pick }], sellerId: productId, commune: AREAS[pick % 3]!, deliveredAt: `${on}T11:00:00+07:00` });
      this.sales.push(sale);
      await test.tell('ordering.order_group_placed', sale.placed);
      await test.tell('ordering.order_delivered', sale.delivered);
      if (pick % 3 > 0) await test.tell('payments.payment_captured', sale.captured);
    }

    private async code({ pick }: Step, on: VietnamDay): Promise<void> {
      const productId = this.one(this.certificates, pick)?.productId;
      if (productId) await test.tell('catalog.codes_changed', { productId, sellerId: productId, since: `${on}T08:30:00+07:00`, verifiedGtin: pick % 3 > 0, traceLink: false });
    }

    private async help({ pick }: Step): Promise<void> {
      await test.tell('sellers.consent_changed', consentNews(HOUSEHOLDS[pick % 3]!, newId(), { communeCode: AREAS[pick % 2]!, village: `Thôn ${pick % 2}`, state: (['live', 'live', 'pending', 'revoked'] as const)[pick % 4]! }));
    }

    private async work({ pick }: Step, on: VietnamDay): Promise<void> {
      await test.tell('catalog.draft_saved', draftNews(HOUSEHOLDS[pick % 3]!, { by: pick % 2 === 0 ? 'seller' : 'assistant', at: `${on}T12:00:00+07:00` }));
    }

    private async giveBack({ pick }: Step): Promise<void> {
      const sale = this.one(this.sales, pick);
      if (!sale) return;
      const [split] = sale.captured.splits;
      await test.tell('payments.refund_completed', { refundId: newId(), groupCode: sale.captured.groupCode, orderCode: split!.orderCode, amount: split!.amount, reason: 'claim', method: 'transfer', reference: 'FT1', at: `${this.day}T10:00:00+07:00`, splits: [split!] });
    }
  }

  const lastDayOf = (question: string): VietnamDay => { const when = question.slice(question.indexOf('=') + 1); return LAST_DAYS[when] ?? when; };
  /** A state is of a day that has come; a period may still run. */
  const hasCome = (day: VietnamDay) => (question: string): boolean => !question.includes('asOf') || lastDayOf(question) <= day;
  const whole = async (path: string) => (await test.ask(path).expect(200)).body;
  const figureOf = ({ numerator, denominator, unknown, rate }: Answer): Answer => ({ numerator, denominator, unknown, rate });
  const ask = async (path: string): Promise<Answer> => figureOf(await whole(path));

  it('asked again for the same day is the same, or news of a later day says why; and what was known then can be asked for', async () => {
    await fc.assert(fc.asyncProperty(steps, async (taken) => {
      await test.forget();
      const history = new History();
      for (const step of taken) await history.take(step);
      for (const { question, lastDay, knownAt, ...then } of history.seen) {
        expect([question, knownAt, await ask(`${question}&knownAt=${knownAt}`)]).toEqual([question, knownAt, then]);
        const now = await ask(question);
        if (JSON.stringify(now) === JSON.stringify(then) || knownAt < lastDay) continue;
        const { items } = await whole(question.replace('?', '/revisions?'));
        expect([question, knownAt, items.some(({ on }: { on: VietnamDay }) => on > knownAt)]).toEqual([question, knownAt, true]);
      }
    }), { numRuns: tries(1, 30), seed: 11 });
  }, 600_000);

  it('tells as news what came late of codes, of who is helped and of where they live', async () => {
    await test.forget();
    const [productId, sellerId] = [newId(), newId()];
    const on = (day: VietnamDay): void => test.clock.set(new Date(`${day}T10:00:00+07:00`));
    on('2026-08-10');
    await test.tell('catalog.certificate_changed', certificateNews({ productId }));
    await test.tell('catalog.draft_saved', draftNews(sellerId, { at: '2026-08-10T09:00:00+07:00' }));
    on('2026-09-05');
    const told = async (question: string) => { const { items } = await whole(question.replace('?', '/revisions?')); return items.map((each: { on: string; what: string; count: number }) => [each.on, each.what, each.count]); };
    const ratio = async (question: string) => { const { numerator, denominator } = await ask(question); return [numerator, denominator]; };
    const [codes, deeds] = ['I9a?asOf=2026-08-31', 'S1?period=2026-08'];
    expect([await ratio(codes), await ratio(deeds)]).toEqual([[0, 1], [0, 0]]);
    on('2026-09-06');
    await test.tell('catalog.codes_changed', { productId, sellerId: newId(), since: '2026-08-30T09:00:00+07:00', verifiedGtin: true, traceLink: false });
    await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { state: 'pending' }));
    expect([await ratio(codes), await ratio(deeds)]).toEqual([[1, 1], [0, 0]]);
    await test.tell('sellers.consent_changed', consentNews(sellerId, newId()));
    on('2026-09-07');
    await test.tell('sellers.consent_changed', consentNews(sellerId, newId()));
    expect([await told(codes), await told(deeds)]).toEqual([[['2026-09-06', 'code', 1]], [['2026-09-06', 'household', 1]]]);
    on('2026-09-08');
    await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { communeCode: '06841' }));
    for (const area of ['06838', '06841']) expect(await told(`${deeds}&area=${area}`)).toContainEqual(['2026-09-08', 'household', 1]);
    const places = async (known: string) => (await whole(`${deeds}${known}`)).breakdown.filter(({ denominator }: Answer) => denominator > 0).map(({ key }: { key: string }) => key);
    expect([await places('&knownAt=2026-09-05'), await places('&knownAt=2026-09-07'), await places('')]).toEqual([[], ['06838'], ['06841']]);
    expect(await ratio(`${codes}&knownAt=2026-09-05`)).toEqual([0, 1]);
  });

  it('is for every area and day made of listed, not listed and unknown, and its parts add up to it in both frames', async () => {
    await fc.assert(fc.asyncProperty(steps, async (taken) => {
      await test.forget();
      const history = new History();
      for (const step of taken) await history.take(step);
      test.clock.set(new Date('2026-12-31T10:00:00+07:00'));
      for (const question of QUESTIONS) {
        const { numerator, denominator, unknown, code, breakdown } = await whole(question);
        if (code === 'I1') {
          const counted = await Promise.all(['numerator', 'rest', 'unknown'].map(async (part) => (await whole(question.replace('?', '/rows?') + `&limit=200&part=${part}`)).items.length));
          expect([counted[0], counted[2], counted[0]! + counted[1]! + counted[2]!]).toEqual([numerator, unknown, denominator]);
        }
        for (const parts of [breakdown, (await whole(`${question}&frame=district`)).breakdown]) {
          const sum = (key: 'numerator' | 'denominator' | 'unknown') => parts.reduce((total: number, row: Answer) => total + row[key], 0);
          expect([question, sum('numerator'), sum('denominator'), sum('unknown')]).toEqual([question, numerator, denominator, unknown]);
        }
      }
    }), { numRuns: tries(1, 30), seed: 12 });
  }, 600_000);
});
