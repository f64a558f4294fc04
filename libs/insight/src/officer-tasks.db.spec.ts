import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { consentNews, draftNews } from './testing/help-news.js';
import { certificateNews, orderNews, productNews } from './testing/news.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

interface Row { rule: string; step: string; title: string; label: string; subject: { kind: string; id: string }; why: string; contact: { through: string; phoneEnd: string } | null }

describe('an officer’s work list', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); }, 120_000);
  afterEach(async () => test.forget());
  afterAll(async () => test?.close());

  const ask = (query = '', areas: readonly string[] = PILOT) => request(test.app.getHttpServer()).get(`/api/officer/tasks?${query}`).set('authorization', `Bearer ${areas.join(',')}`);
  const tasks = async (rule: string): Promise<Row[]> => (await ask(`rule=${rule}`).expect(200)).body.items as Row[];
  const shop = async (name: string, communeCode = '06838'): Promise<string> => {
    const sellerId = newId();
    await test.tell('sellers.seller_changed', { sellerId, slug: `s-${sellerId}`, name, kind: 'household', communeCode, provinceCode: '22', open: true });
    return sellerId;
  };
  const good = async (sellerId: string, more: Parameters<typeof productNews>[1] = {}, certificate: Parameters<typeof certificateNews>[0] | null = {}): Promise<string> => {
    const productId = newId();
    await test.tell('catalog.product_changed', productNews(productId, { sellerId, since: '2026-11-20T08:00:00.000+07:00', ...more }));
    if (certificate) await test.tell('catalog.certificate_changed', certificateNews({ productId, ...certificate }));
    return productId;
  };

  it('names what is certified and not listed, and nothing whose certificate is over', async () => {
    const sellerId = await shop('HTX Một');
    await good(sellerId, { public: false }, { productName: 'Miến cất kho' });
    await good(sellerId, { public: true }, { productName: 'Miến bày' });
    await good(sellerId, { public: false }, { productName: 'Miến cũ', issuedOn: '2022-01-01', expiresOn: '2024-12-31' });
    await test.tell('catalog.certificate_changed', certificateNews({ productId: null, productName: 'Chưa khớp', number: 'MAU-1' }));
    expect((await tasks('certified_not_listed')).map(({ label, subject }) => [label, subject.kind]).sort()).toEqual([['Chưa khớp', 'certificate'], ['Miến cất kho', 'certificate']]);
  });

  it('names as not listed what I1 does not count as listed: not what is on another floor, but what is shown here and out of stock', async () => {
    const sellerId = await shop('HTX Một');
    const certificateId = newId();
    await good(sellerId, { public: false }, { certificateId, productName: 'Miến trên Shopee' });
    await good(sellerId, { public: true, available: 0 }, { productName: 'Miến hết hàng' });
    await good(sellerId, { public: true }, { productName: 'Miến bày' });
    expect((await tasks('certified_not_listed')).map(({ label }) => label).sort()).toEqual(['Miến hết hàng', 'Miến trên Shopee']);
    await request(test.app.getHttpServer()).post('/api/officer/external-listings').set('authorization', `Bearer ${PILOT.join(',')}`)
      .send({ certificateId, url: 'https://shopee.vn/mien-dong-i.1.2', checkedOn: '2026-11-20', found: 'present', note: 'Thấy bày' }).expect(201);
    expect((await tasks('certified_not_listed')).map(({ label }) => label)).toEqual(['Miến hết hàng']);
    const { body } = await request(test.app.getHttpServer()).get('/api/officer/indicators/I1').set('authorization', `Bearer ${PILOT.join(',')}`).expect(200);
    expect(body.denominator + body.unknown - body.numerator).toBe((await tasks('certified_not_listed')).length);
  });

  it('says what comes next: matching the certificate, looking at the address again, or asking the shop', async () => {
    const sellerId = await shop('HTX Một');
    const certificateId = newId();
    await good(sellerId, { public: false }, { productName: 'Miến cất kho' });
    await good(sellerId, { public: false }, { certificateId, productName: 'Miến trên Shopee' });
    await test.tell('catalog.certificate_changed', certificateNews({ productId: null, productName: 'Chưa khớp', number: 'MAU-1' }));
    await request(test.app.getHttpServer()).post('/api/officer/external-listings').set('authorization', `Bearer ${PILOT.join(',')}`)
      .send({ certificateId, url: 'https://shopee.vn/mien-dong-i.1.2', checkedOn: '2026-11-20', found: 'unclear', note: 'Không mở được' }).expect(201);
    const found = await tasks('certified_not_listed');
    expect(Object.fromEntries(found.map(({ label, step }) => [label, step]))).toEqual({ 'Chưa khớp': 'match', 'Miến cất kho': 'ask', 'Miến trên Shopee': 'look' });
    const of = (label: string): Row => found.find((row) => row.label === label)!;
    expect([of('Chưa khớp').title, of('Miến trên Shopee').title, of('Miến cất kho').title].map((title) => title.includes('chưa rõ'))).toEqual([true, true, false]);
    expect(of('Chưa khớp').title).toContain('Khớp giấy với mặt hàng');
    const { body } = await request(test.app.getHttpServer()).get('/api/officer/indicators/I1').set('authorization', `Bearer ${PILOT.join(',')}`).expect(200);
    expect(body.unknown).toBe(found.filter(({ step }) => step !== 'ask').length);
  });

  it('names what is listed for long and never sold', async () => {
    const sellerId = await shop('HTX Một');
    const [since, recent] = ['2026-06-01T08:00:00.000+07:00', '2026-11-01T08:00:00.000+07:00'];
    await good(sellerId, { since, name: 'Chưa bán', slug: 'chua-ban' });
    await good(sellerId, { since: recent, name: 'Mới bày' });
    const sold = await good(sellerId, { since, name: 'Đã bán' });
    const { delivered } = orderNews({ total: 50_000, sellerId });
    await test.tell('ordering.order_delivered', { ...delivered, productIds: [sold] });
    expect((await tasks('listed_never_sold')).map(({ label, subject }) => [label, subject.id])).toEqual([['Chưa bán', 'chua-ban']]);
  });

  it('names a product once, though its old certificate still runs beside the new one', async () => {
    const productId = await good(await shop('HTX Một'), { since: '2026-06-01T08:00:00.000+07:00', slug: 'chua-ban' });
    await test.tell('catalog.certificate_changed', certificateNews({ productId, number: 'MAU-LAI', issuedOn: '2026-10-01' }));
    const { body } = await ask('rule=listed_never_sold&limit=1').expect(200);
    expect([body.items.length, body.next, body.rules.find(({ rule }: { rule: string }) => rule === 'listed_never_sold').count]).toEqual([1, null, 1]);
  });

  it('names certificates that end within 180 days while no file is lodged', async () => {
    const sellerId = await shop('HTX Một');
    await good(sellerId, {}, { productName: 'Sắp hết', expiresOn: '2027-05-21' });
    await good(sellerId, {}, { productName: 'Còn lâu', expiresOn: '2027-05-22' });
    await good(sellerId, {}, { productName: 'Đã nộp', expiresOn: '2027-01-01', renewalLodgedOn: '2026-10-01' });
    const rows = await tasks('certificate_ending');
    expect(rows.map(({ label }) => label)).toEqual(['Sắp hết']);
    expect(rows[0]?.why).toContain('21/05/2027');
  });

  it('names shops of which nothing was heard, and through whom they are reached', async () => {
    const [silent, busy] = [await shop('Bà Im'), await shop('Bà Bận')];
    await good(silent, { since: '2026-08-01T08:00:00.000+07:00' }, null);
    await good(busy, { since: '2026-08-01T08:00:00.000+07:00' }, null);
    await test.tell('ordering.order_answered', { orderCode: 'CP1', sellerId: busy, answer: 'accepted', by: 'seller', at: '2026-11-20T08:00:00.000+07:00' });
    await test.tell('sellers.consent_changed', consentNews(silent, newId(), { sellerPhone: '+84912345678' }));
    expect(await tasks('shop_silent')).toMatchObject([{ label: 'Bà Im', contact: { through: 'assistant', phoneEnd: '678' } }]);
    expect(JSON.stringify((await ask()).body)).not.toMatch(/\+84|912345/);
  });

  it('names shops that were helped for a year and never did it alone', async () => {
    const [helped, own] = [await shop('Bà Nhờ'), await shop('Bà Tự')];
    for (const sellerId of [helped, own]) {
      await test.tell('sellers.consent_changed', consentNews(sellerId, newId(), { from: '2025-10-01T09:00:00+07:00' }));
      await test.tell('catalog.draft_saved', draftNews(sellerId, { by: 'assistant' }));
    }
    await test.tell('catalog.draft_saved', draftNews(own, { by: 'seller' }));
    expect((await tasks('never_alone')).map(({ label }) => label)).toEqual(['Bà Nhờ']);
  });

  it('counts every rule, pages through all rows once, and shows no commune of another officer', async () => {
    const here = await shop('HTX Đây');
    for (let each = 0; each < 5; each++) await good(here, { public: false }, { productName: `Miến ${each}`, number: `MAU-${each}` });
    await good(await shop('HTX Kia', '06985'), { public: false }, { communeCode: '06985' });
    const mine = PILOT.filter((code) => code !== '06985');
    const { body } = await ask('', mine).expect(200);
    expect(body.rules).toMatchObject([{ rule: 'certified_not_listed', count: 5 }, { count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }]);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = (await ask(`limit=2${after}`, mine).expect(200)).body as { items: Row[]; next: string | null };
      seen.push(...page.items.map(({ subject }) => subject.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen.sort()).toEqual(['MAU-0', 'MAU-1', 'MAU-2', 'MAU-3', 'MAU-4']);
    await ask('area=06985', mine).expect(403);
    await ask('rule=unheard').expect(400);
  });

  it('shows a few of each rule at a glance, and all of one by its own pages', async () => {
    const sellerId = await shop('HTX Nhiều');
    for (let n = 0; n < 7; n++) await good(sellerId, { public: false }, { productName: `Cất ${n}`, number: `MAU-G-${n}`, expiresOn: '2027-01-15' });
    const { body } = await ask('each=5').expect(200);
    const byRule = (rule: string): Row[] => (body.items as Row[]).filter((row) => row.rule === rule);
    expect([byRule('certified_not_listed').length, byRule('certificate_ending').length, body.next]).toEqual([5, 5, null]);
    expect(body.rules.find(({ rule }: { rule: string }) => rule === 'certified_not_listed')).toMatchObject({ count: 7 });
    const first = (await ask('rule=certified_not_listed&limit=4').expect(200)).body as { items: Row[]; next: string };
    const second = (await ask(`rule=certified_not_listed&limit=4&after=${first.next}`).expect(200)).body as { items: Row[]; next: string | null };
    expect([...first.items, ...second.items].map(({ subject }) => subject.id).sort()).toEqual(Array.from({ length: 7 }, (_, n) => `MAU-G-${n}`));
    await ask('each=0').expect(400);
  });
});
