import { CatalogFacade } from '@cho-phien/catalog';
import { addMonths, certificateExpiry, newId, vietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { BUYER, OrderingDoor } from '../../../test/support/ordering-door.js';
import type { Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { eventually } from '../../../test/support/test-app.js';
import { criteriaOf } from './domain/evidence.js';
import { typedEvidence } from './http/renewal.dto.js';
import { GatherEvidence } from './usecases/gather-evidence.js';
import { ShowRenewalPapers } from './usecases/show-renewal-papers.js';

const NUMBER = '22-06838-1-2025';
const NOTHING = { traceUrl: null, distribution: null, changes: null, testReport: null, contact: null };

describe('papers for a re-assessment', () => {
  let door: OrderingDoor;
  let [shop, other]: Shop[] = [];
  let noodles: Good;
  let [owner, stranger]: { authorization: string }[] = [];
  beforeAll(async () => {
    door = await OrderingDoor.open();
    shop = await door.shop('htx-lam-lai');
    other = await door.shop('htx-khac');
    noodles = await door.good(shop);
    [owner, stranger] = [await door.member(shop, 'owner'), await door.member(other, 'owner')];
    const issuedOn = addMonths(vietnamDay(door.clock.now()), -33);
    await door.run((tx) => door.part(CatalogFacade).enterGoods(tx, [], [{
      id: newId(), number: NUMBER, stars: 4, decisionNumber: '1/QĐ-UBND', authority: 'UBND tỉnh Quảng Ninh', holder: shop!.name, producerKind: 'htx', issuedOn, expiresOn: certificateExpiry(issuedOn),
      renewalLodgedOn: null, revokedOn: null, classificationScheme: 'QD148', productSet: 'QD26-06', communeCode: '06838', productId: noodles.productId, productName: 'Miến dong', demo: false,
    }]));
    const group = await door.placed([shop!], [noodles, 2]);
    await door.bank(group).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    for (const step of ['acceptances', 'handovers', 'deliveries'] as const) await door.step(shop!, group.orders[0]!.code, step, owner!, {});
  }, 120_000);
  afterAll(() => door?.close());

  const agree = () => door.sql(
    `insert into sellers.terms_acceptances (seller_id, version, text_hash, accepted_by, means, accepted_at) select $1, version, text_hash, $2, 'own_session', now() from sellers.selling_terms`, [shop!.id, newId()]);
  const fetched = (file: string) => door.http().get(file).set(owner!).buffer(true).parse((answer, done) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200);
  const path = (of = shop!): string => `/api/seller/${of.id}/renewals/${NUMBER}`;

  it('are filled in with what the market knows, and say what a person has to add', async () => {
    expect((await door.http().get(path()).set(owner!).expect(200)).body.criteria[0].missing).toBe('Chủ gian hàng chưa đồng ý điều khoản bán hàng');
    await agree();
    const { body } = await door.http().get(path()).set(owner!).expect(200);
    expect(body).toMatchObject({ number: NUMBER, stars: 4, months: [{ orders: 1, quantity: 2, amount: 150_000 }], newest: null });
    const [market, trace, story] = body.criteria as { code: string; lines: string[]; missing: string | null }[];
    expect(market).toMatchObject({ code: '4.1', missing: null });
    expect(market!.lines.join(' ')).toContain(`/nguoi-ban/${shop!.slug}`);
    expect(market!.lines.join(' ')).toMatch(/Điều khoản bán hàng bản 1: .* đồng ý ngày .* SHA-256 của văn bản: [0-9a-f]{64}/);
    expect([trace!.missing, story!.missing]).toEqual(['Chưa có đường dẫn truy xuất nguồn gốc', 'Chưa có câu chuyện trong bài đăng']);
  });

  it('come as one PDF and one ZIP, made by a job, without the buyer', async () => {
    const { body } = await door.http().post(`${path()}/packs`).set(owner!).send({ traceUrl: 'https://truyxuat.example.vn/mien', changes: 'Thêm máy sấy', contact: '' }).expect(201);
    await eventually(() => door.http().get(path()).set(owner!).then((answer) => answer.body.newest as { state: string }), ({ state }) => state === 'ready', 20_000);
    const pdf = await fetched(`${path()}/packs/${body.id}/pdf`);
    expect([pdf.headers['content-type'], (pdf.body as Buffer).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const names = ((await fetched(`${path()}/packs/${body.id}/zip`)).body as Buffer).toString('latin1');
    for (const name of ['ho-so-minh-chung.pdf', 'ban-hang-theo-thang.csv', 'don-da-giao.csv', 'cau-chuyen.txt', 'dieu-khoan-ban-hang-ban-1.txt']) expect(names).toContain(name);
    const evidence = await door.part(GatherEvidence).run(shop!.id, NUMBER, NOTHING);
    expect(JSON.stringify(evidence)).not.toContain(BUYER.name);
    expect(JSON.stringify(evidence)).not.toContain(BUYER.phone.replaceAll(' ', ''));
  });

  it('are read by officers of the certificate’s commune, with what the seller typed, and by no other officer', async () => {
    const at = (communes: string[]): Actor => ({ accountId: newId(), roles: ['officer'], officerAreas: communes });
    const { evidence, newest } = await door.part(ShowRenewalPapers).run(at(['06838']), NUMBER);
    expect(evidence).toMatchObject({ traceUrl: 'https://truyxuat.example.vn/mien', certificate: { number: NUMBER } });
    expect((await door.part(ShowRenewalPapers).file(at(['06838']), NUMBER, newest!.id, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(door.part(ShowRenewalPapers).run(at(['06985']), NUMBER)).rejects.toMatchObject({ code: 'ordering.renewal_not_found' });
    await expect(door.part(ShowRenewalPapers).file(at(['06985']), NUMBER, newest!.id, 'pdf')).rejects.toMatchObject({ code: 'ordering.renewal_not_found' });
  });

  it('know the trace link of the lot entered last', async () => {
    await door.run((tx) => tx.query(`insert into catalog.lots (id, product_id, seller_id, lot_code, trace_code, created_at) values ($1, $2, $3, 'L1', 'MAU234', now())`, [newId(), noodles.productId, shop!.id]));
    const evidence = await door.part(GatherEvidence).run(shop!.id, NUMBER, NOTHING);
    expect([evidence.traceUrl, evidence.criteria[1]!.missing]).toEqual([expect.stringMatching(/\/t\/MAU234$/), null]);
  });

  it('are the seller’s alone, and of goods of his alone', async () => {
    await door.http().get(path()).set(stranger!).expect(404);
    await door.http().get(path(other!)).set(stranger!).expect(404).expect(({ body }) => { expect(body.code).toBe('ordering.renewal_not_found'); });
    await door.http().get(`${path()}/packs/${newId()}/pdf`).set(owner!).expect(404);
    await door.http().post(`${path()}/packs`).set(owner!).send({ traceUrl: 'javascript:alert(1)' }).expect(400);
  });

  it('of ten sample products of ten sets ask a person for at most five fields, and need none where the market saw it all', async () => {
    expect(Object.keys(typedEvidence.shape).length).toBeLessThanOrEqual(5);
    const sets = ['01', '05', '07', '11', '14', '18', '21', '22', '24', '26'].map((set) => `QD26-${set}`);
    const goods = await Promise.all(sets.map(() => door.good(shop!)));
    const issuedOn = addMonths(vietnamDay(door.clock.now()), -33);
    await door.run((tx) => door.part(CatalogFacade).enterGoods(tx, [], sets.map((productSet, at) => ({
      id: newId(), number: `22-06838-${at + 50}-2025`, stars: 3, decisionNumber: '1/QĐ-UBND', authority: 'UBND tỉnh Quảng Ninh', holder: shop!.name, producerKind: 'htx', issuedOn, expiresOn: certificateExpiry(issuedOn),
      renewalLodgedOn: null, revokedOn: null, classificationScheme: 'QD148', productSet, communeCode: '06838', productId: goods[at]!.productId, productName: `Sản phẩm ${at}`, demo: false,
    }))));
    const group = await door.placed([shop!], ...goods.map((good): [Good, number] => [good, 1]));
    await door.bank(group).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    for (const step of ['acceptances', 'handovers', 'deliveries'] as const) await door.step(shop!, group.orders[0]!.code, step, owner!, {});
    const asked = async (number: string) => (await door.http().get(`/api/seller/${shop!.id}/renewals/${number}`).set(owner!).expect(200)).body.criteria as { missing: string | null }[];
    const lacking = async (at: number) => (await asked(`22-06838-${at + 50}-2025`)).flatMap(({ missing }) => missing ?? []);
    for (const [at, { productId }] of goods.entries()) {
      expect([sets[at], await lacking(at)]).toEqual([sets[at], [...(sets[at] === 'QD26-26' ? [] : ['Chưa có đường dẫn truy xuất nguồn gốc']), 'Chưa có câu chuyện trong bài đăng']]);
      await door.run((tx) => tx.query(`insert into catalog.lots (id, product_id, seller_id, lot_code, trace_code, created_at) values ($1, $2, $3, 'L1', $4, now())`, [newId(), productId, shop!.id, `MAU${300 + at}`]));
      await door.sql(`update catalog.products set story = 'Chuyện của bản' where id = $1`, [productId]);
      expect([sets[at], await lacking(at)]).toEqual([sets[at], []]);
    }
  });

  it('say of each criterion what it lacks', () => {
    const full = { storefront: 'https://a/san-pham/b', shop: 'https://a/nguoi-ban/c', terms: { version: 1, acceptedOn: '01/01/2026', by: 'Bà Mẩy', textHash: 'a'.repeat(64) }, orders: 10, months: 3, story: 'Chuyện.', pictures: 2, public: true };
    expect(criteriaOf('QD26-06', full, { ...NOTHING, traceUrl: 'https://t' }).map(({ missing }) => missing)).toEqual([null, null, null]);
    expect(criteriaOf('QD26-06', { ...full, terms: null }, NOTHING)[0]).toMatchObject({ missing: 'Chủ gian hàng chưa đồng ý điều khoản bán hàng' });
  });
});
