import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { SeededRandom } from '../../../test/support/seeded-random.js';
import { consentNews } from './testing/help-news.js';
import { productNews } from './testing/news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

const CASES = 20;
const NOW = Date.parse('2026-11-22T02:00:00Z');
const HOUR = 3_600_000;

describe('what operators should look at', () => {
  let test: InsightTest;
  let flags: { rule: string; sellerId: string | null; assistantId: string | null; detail: string }[];
  const abuse = new Map<string, Set<string>>();
  const innocent = new Set<string>();
  const random = new SeededRandom(20_261_122);
  const whole = (low: number, high: number): number => random.between(low, high);
  const ago = (hours: number): string => new Date(NOW - hours * HOUR).toISOString();
  let phones = 0;
  const phone = (): string => `+849${String(30_000_000 + (phones += 1)).padStart(8, '0')}`;

  const seller = async (phoneNumbers: string[] = [phone()]): Promise<string> => {
    const sellerId = newId();
    await test.tell('sellers.seller_changed', { sellerId, slug: sellerId, name: 'Gian Mẫu', kind: 'household', communeCode: '06838', provinceCode: '22', open: true });
    await test.tell('sellers.contact_changed', { sellerId, phoneNumbers });
    return sellerId;
  };
  const accuse = (rule: string, id: string): void => { abuse.set(rule, (abuse.get(rule) ?? new Set()).add(id)); };
  const bankChange = async (daysAfterConsent: number): Promise<string> => {
    const sellerId = await seller();
    await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { from: ago((daysAfterConsent + 1) * 24) }));
    await test.tell('sellers.bank_account_changed', { sellerId, match: 'needs_check', changedBy: 'seller:x', at: ago(24) });
    return sellerId;
  };
  /** Lowers so many of the shop's ten prices by so many percent. */
  const priceCut = async (goods: number, percent: number, overHours: number): Promise<string> => {
    const sellerId = await seller();
    for (let index = 0; index < 10; index++) {
      const productId = newId();
      await test.tell('catalog.product_changed', productNews(productId, { sellerId, price: 100_000, since: ago(500) }));
      if (index < goods) await test.tell('catalog.product_changed', productNews(productId, { sellerId, price: 1_000 * (100 - percent), since: ago(100 - (overHours * index) / goods) }));
    }
    return sellerId;
  };
  const purchases = async (sellerId: string, buyerPhone: string, count: number): Promise<void> => {
    for (let each = 0; each < count; each++) {
      const groupCode = `CP${newId()}`;
      await test.tell('ordering.order_group_placed', { groupCode, buyerPhone, language: 'vi', total: 100_000, expiresAt: '', placedAt: ago(whole(1, 600)), orders: [{ orderCode: `${groupCode}-1`, sellerId, items: 100_000, delivery: 0, lines: [] }] });
    }
  };
  const burst = async (writes: number, minutes: number): Promise<string> => {
    const [assistantId, sellerId, start] = [newId(), newId(), whole(10, 500)];
    for (let each = 0; each < writes; each++) await test.tell('sellers.assisted_write', { id: newId(), sellerId, assistantId, consentId: newId(), method: 'PATCH', path: '/api/seller/x/products/y', at: new Date(NOW - start * HOUR + (each * minutes * 60_000) / writes).toISOString() });
    return assistantId;
  };

  beforeAll(async () => {
    test = await openInsight();
    for (let index = 0; index < CASES; index++) {
      accuse('bank_change_after_new_assistant', await bankChange(whole(0, 6)));
      innocent.add(await bankChange(whole(9, 60)));
      accuse('mass_price_cut', await priceCut(whole(5, 10), whole(30, 90), whole(1, 20)));
      innocent.add(await priceCut(whole(5, 10), whole(5, 25), 1)).add(await priceCut(whole(1, 4), whole(30, 90), 1));
      const [own, loyal] = [phone(), phone()];
      const [dealer, honest] = [await seller([own]), await seller()];
      await purchases(dealer, own, whole(3, 6));
      await purchases(honest, loyal, whole(3, 8));
      accuse('self_dealing', dealer);
      innocent.add(honest);
    }
    for (let index = 0; index < CASES / 5; index++) {
      const [busy, shared] = [phone(), phone()];
      for (let shop = 0; shop < whole(4, 6); shop++) accuse('one_phone_many_sellers', await seller([busy]));
      for (let shop = 0; shop < 2; shop++) innocent.add(await seller([shared, phone()]));
      accuse('assisted_burst', await burst(whole(155, 220), 9));
      innocent.add(await burst(whole(60, 120), 9)).add(await burst(160, 60));
    }
    const { body } = await request(test.app.getHttpServer()).get('/api/operator/flags').set('authorization', 'Bearer operator').expect(200);
    flags = body.items as typeof flags;
  }, 240_000);
  afterAll(async () => test.close());

  it('are at least 95 of 100 cases of abuse', () => {
    const cases = [...abuse].flatMap(([rule, ids]) => [...ids].map((id) => ({ rule, id })));
    const found = cases.filter(({ rule, id }) => flags.some((flag) => flag.rule === rule && (flag.sellerId === id || flag.assistantId === id)));
    console.log(`${found.length} of ${cases.length} cases of abuse flagged`);
    expect(found.length / cases.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are at most 2 of 100 who did nothing wrong', () => {
    const accused = [...innocent].filter((id) => flags.some((flag) => flag.sellerId === id || (flag.sellerId === null && flag.assistantId === id)));
    console.log(`${accused.length} of ${innocent.size} innocent flagged`);
    expect(accused.length / innocent.size).toBeLessThanOrEqual(0.02);
  });

  it('say why in a sentence, and hold no phone', () => {
    for (const { detail } of flags) expect(detail).toMatch(/^[^{}]+\.$/);
    expect(JSON.stringify(flags)).not.toMatch(/\+84/);
  });

  it('are the operator’s to see', async () => {
    const http = request(test.app.getHttpServer());
    await http.get('/api/operator/flags').expect(401);
    await http.get('/api/operator/flags').set('authorization', 'Bearer buyer').expect(403);
  });
});
