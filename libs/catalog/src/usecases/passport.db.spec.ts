import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { GtinRepository } from '../storage/gtin.repository.js';
import type { LotFacts } from '../domain/lot.js';
import { openStall } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { ClaimGtin } from './claim-gtin.js';
import { EnterLot } from './enter-lot.js';
import { ShowPassport } from './show-passport.js';
import { ShowProductCodes } from './show-product-codes.js';
import { WithdrawGtin } from './withdraw-gtin.js';

const GTIN = '9506000134352';
const OTHER = '9521234543213';
const facts = (more: Partial<LotFacts> = {}): LotFacts => (
  { how: 'made', madeOn: '2026-11-01', bestBefore: '2027-05-01', quantity: 200, unit: 'gói', producerSellerId: null, producerAgreed: false, notes: null, recalled: false, ...more });

describe('the passport of goods', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const lot = (productId: string, code: string, more: Partial<LotFacts> = {}) => stall.get(EnterLot).run(stall.seller, productId, code, facts(more));
  const claim = (productId: string, gtin: string) => stall.get(ClaimGtin).claim(stall.seller, productId, gtin, null);
  const claimOf = async (productId: string) => (await stall.get(GtinRepository).ofProduct(productId)).at(-1)!.id;
  const verify = async (productId: string) => stall.get(ClaimGtin).decide(newId(), await claimOf(productId), { decision: 'verify', evidence: 'Giấy GS1 số 1' });
  const shown = (label: Parameters<ShowPassport['run']>[0]) => stall.get(ShowPassport).run(label, 'vi');
  const told = async (productId: string) => (await stall.db.query(`select payload from platform.outbox where type = 'catalog.codes_changed' and payload->>'productId' = $1 order by id`, [productId])).map(({ payload }: { payload: { verifiedGtin: boolean; traceLink: boolean } }) => [payload.verifiedGtin, payload.traceLink]);
  const certificate = async (productId: string, dates: { expires: string; revoked?: string }): Promise<void> => {
    const id = newId();
    await stall.db.query(
      `insert into catalog.certificates (id, number, stars, decision_number, authority, holder, producer_kind, issued_on, expires_on, revoked_on, effective_from, effective_until, classification_scheme, product_set, commune_code, product_id, product_name, demo)
       values ($1::uuid, $5, 4, 'QĐ 1', 'UBND tỉnh', 'HTX', 'htx', '2023-12-01', $2, $3, '2023-12-01', coalesce($3::date - 1, $2), 'QD148', 'QD26-06', '06838', $4, 'Miến', true)`, [id, dates.expires, dates.revoked ?? null, productId, id]);
    await stall.db.query(`update catalog.products set certificate_id = $1, certificate_number = 'MAU', certificate_stars = 4, certificate_expires_on = $2, certificate_from = '2023-12-01', certificate_until = coalesce($3::date - 1, $2) where id = $4`, [id, dates.expires, dates.revoked ?? null, productId]);
  };

  it('is reached by a verified GTIN and its lot, and by the lot’s own trace code', async () => {
    const id = await stall.published({ name: 'Miến dong Bình Liêu' });
    await claim(id, GTIN);
    await expect(shown({ gtin: GTIN, lot: null })).rejects.toMatchObject({ code: 'catalog.passport_not_found' });
    await verify(id);
    const { traceCode } = await lot(id, 'L1');
    const byGtin = await shown({ gtin: GTIN, lot: 'L1' });
    expect(byGtin).toMatchObject({ path: '/01/09506000134352/10/L1', product: { name: 'Miến dong Bình Liêu' }, commune: { code: '06838' }, certificate: null, unknownLot: null, lot: { lotCode: 'L1', traceCode } });
    expect(await shown({ trace: traceCode.toLowerCase() })).toMatchObject({ path: `/t/${traceCode}`, lot: byGtin.lot });
    expect(await shown({ gtin: GTIN, lot: 'GIA' })).toMatchObject({ path: '/01/09506000134352', lot: null, unknownLot: 'GIA' });
  });

  it('counts each kind of code by itself', async () => {
    const id = await stall.published();
    await lot(id, 'L1');
    await claim(id, OTHER);
    expect(await told(id)).toEqual([[false, true]]);
    await verify(id);
    expect(await told(id)).toEqual([[false, true], [true, true]]);
  });

  it('gives a GTIN to one product, whoever claimed it first', async () => {
    const [quick, rightful] = [await stall.published(), await stall.published()];
    const gtin = '9504000059118';
    await claim(quick, gtin);
    await claim(rightful, gtin);
    await Promise.all([verify(quick), verify(rightful)].map((word) => word.catch((cause: { code: string }) => cause.code))).then((words) => expect(words.filter(Boolean)).toEqual(['catalog.gtin_taken']));
    await expect(claim(await stall.published(), gtin)).rejects.toMatchObject({ code: 'catalog.gtin_taken' });
    await expect(claim(quick, '9504000059102')).rejects.toMatchObject({ code: 'catalog.gtin_check_digit' });
  });

  it('leads nowhere by a GTIN that was taken back, which then is free for other goods; what was said stays', async () => {
    const [wrong, right] = [await stall.published(), await stall.published()];
    const gtin = '9501101530003';
    await claim(wrong, gtin);
    await verify(wrong);
    const id = await claimOf(wrong);
    await expect(stall.get(WithdrawGtin).bySeller({ ...stall.seller, sellerId: newId() }, wrong, id, 'x')).rejects.toMatchObject({ code: 'catalog.gtin_claim_not_found' });
    await stall.get(WithdrawGtin).bySeller(stall.seller, wrong, id, 'Mã của mặt hàng khác');
    await expect(shown({ gtin, lot: null })).rejects.toMatchObject({ code: 'catalog.passport_not_found' });
    expect(await told(wrong)).toEqual([[true, false], [false, false]]);
    expect((await stall.get(GtinRepository).ofProduct(wrong)).at(-1)).toMatchObject({ state: 'withdrawn', evidence: 'Giấy GS1 số 1', withdrawnReason: 'Mã của mặt hàng khác' });
    await expect(stall.get(WithdrawGtin).byOperator(newId(), id, 'x')).rejects.toMatchObject({ code: 'catalog.decided_meanwhile' });
    await claim(right, gtin);
    await verify(right);
    expect((await shown({ gtin, lot: null })).path).toBe('/01/09501101530003');
    await stall.get(WithdrawGtin).byOperator(newId(), await claimOf(right), 'Giấy GS1 hết hạn');
    await claim(wrong, gtin);
    expect((await stall.get(GtinRepository).ofProduct(wrong)).map(({ state }) => state)).toEqual(['withdrawn', 'claimed']);
  });

  it('keeps what was said of a lot, and every correction with its reason', async () => {
    const id = await stall.published();
    const { id: lotId } = await lot(id, 'L1');
    expect((await lot(id, 'L1')).id).toBe(lotId);
    await expect(lot(id, 'L1', { quantity: 1 })).rejects.toMatchObject({ code: 'catalog.lot_exists' });
    await expect(stall.get(EnterLot).correct(stall.seller, id, lotId, facts(), 'x')).rejects.toMatchObject({ code: 'catalog.nothing_corrected' });
    const { entries, traceCode } = await stall.get(EnterLot).correct(stall.seller, id, lotId, facts({ recalled: true }), 'Bao bì hở');
    expect(entries.map(({ number, recalled, reason }) => [number, recalled, reason])).toEqual([[2, true, 'Bao bì hở'], [1, false, null]]);
    expect((await shown({ trace: traceCode })).lot?.entries[0]?.recalled).toBe(true);
    await expect(stall.db.query('update catalog.lot_entries set quantity = 9')).rejects.toThrow(/append-only/);
    await expect(stall.db.query('delete from catalog.lots')).rejects.toThrow(/append-only/);
  });

  it('refuses a lot of another seller, of goods never published, from tomorrow, or of a household that is no member', async () => {
    const id = await stall.published();
    const refused = async (said: Promise<unknown>) => said.then(() => 'taken', (cause: { code: string; errors?: { code: string }[] }) => cause.errors?.[0]?.code ?? cause.code);
    expect(await refused(stall.get(EnterLot).run(stall.other, id, 'L1', facts()))).toBe('catalog.product_not_found');
    expect(await refused(lot(await stall.draft(), 'L1'))).toBe('catalog.not_published');
    expect(await refused(lot(id, 'L1', { madeOn: '2027-01-01' }))).toBe('catalog.lot_in_future');
    expect(await refused(lot(id, 'L 1'))).toBe('catalog.lot_code_wrong');
    expect(await refused(lot(id, 'L1', { producerSellerId: stall.other.sellerId, producerAgreed: true }))).toBe('catalog.producer_not_a_member');
  });

  it('names the household only while it belongs to the shop', async () => {
    const id = await stall.published();
    await stall.db.query(`insert into sellers.cooperative_households (cooperative_id, household_id, state, invited_by, invited_at) values ($1, $2, 'joined', $3, now())`, [stall.seller.sellerId, stall.other.sellerId, newId()]);
    const { traceCode } = await lot(id, 'HO1', { producerSellerId: stall.other.sellerId, producerAgreed: true });
    expect((await shown({ trace: traceCode })).lot?.producerName).toBe('Hộ Thử');
    await stall.db.query(`update sellers.cooperative_households set state = 'left' where household_id = $1`, [stall.other.sellerId]);
    expect((await shown({ trace: traceCode })).lot?.producerName).toBeNull();
  });

  it.each([[{ expires: '2026-11-21' }, 'expired'], [{ expires: '2027-11-30', revoked: '2026-11-20' }, 'revoked']])('says of %j that the certificate is %s, and shows no star', async (dates, status) => {
    const id = await stall.published();
    await certificate(id, dates);
    const { traceCode } = await lot(id, 'L1');
    expect((await shown({ trace: traceCode })).certificate).toMatchObject({ status, effective: false, stars: null });
  });

  it('answers machines with a linkset, and wrong labels with what is wrong', async () => {
    const id = await stall.published();
    const { traceCode } = await lot(id, 'A/1');
    const get = (path: string) => request(stall.test.app.getHttpServer()).get(`/api/shop/passports/${path}`);
    const { body, headers } = await get(`trace/${traceCode}/linkset`).expect(200);
    expect(headers['content-type']).toMatch(/^application\/linkset\+json/);
    expect(body.linkset[0]).toMatchObject({ anchor: expect.stringMatching(new RegExp(`/t/${traceCode}$`)), 'https://gs1.org/voc/pip': [{ href: expect.stringMatching(new RegExp(`/tem/${traceCode}$`)) }] });
    expect((await get('gtin/9506000134353').expect(400)).body.code).toBe('catalog.gtin_check_digit');
    expect((await get('trace/TX11111111').expect(400)).body.code).toBe('catalog.trace_code_wrong');
    expect((await get('gtin/95012346').expect(404)).body.code).toBe('catalog.passport_not_found');
  });

  it('belongs to the goods even when they have left the shop', async () => {
    const id = await stall.published();
    const { traceCode } = await lot(id, 'L1');
    await stall.db.query(`update catalog.products set status = 'hidden' where id = $1`, [id]);
    expect(await shown({ trace: traceCode })).toMatchObject({ product: { slug: null }, seller: { slug: null } });
    expect((await stall.get(ShowProductCodes).run(stall.seller, id)).lots).toHaveLength(1);
  });
});
