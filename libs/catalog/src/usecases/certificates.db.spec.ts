import { certificateState, CERTIFICATE_STATES, certificateStateSql, addDays, certificateExpiry, newId } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { openStall } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { ChangeCertificate } from './change-certificate.js';
import { EnterCertificate } from './enter-certificate.js';
import type { EnteredCertificate } from './enter-certificate.js';
import { ShowCertificates } from './show-certificates.js';

const OFFICER: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['198'] };
const ELSEWHERE: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['200'] };
const paper = (number: string, more: Partial<EnteredCertificate> = {}): EnteredCertificate => ({
  number, stars: 4, productName: 'Miến dong', productSet: 'QD26-06', holder: 'Hợp tác xã Thử', producerKind: 'htx', communeCode: '06838', decisionNumber: '1184/QĐ-UBND', issuedOn: '2025-05-12', ...more,
});

describe('the register of certificates', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const enter = (entered: EnteredCertificate, actor = OFFICER) => stall.get(EnterCertificate).run(actor, entered);
  const one = async (number: string, actor = OFFICER) => stall.get(ShowCertificates).one(actor, number);
  const deeds = () => stall.get(ChangeCertificate);
  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { code: string; errors?: { code: string }[] }) => error.errors?.[0]?.code ?? error.code);

  it('keeps a paper with its 36 months, and names the lawful authority of its day', async () => {
    await enter(paper('22-198-06838-1-2025'));
    const { certificate, history, authority } = await one('22-198-06838-1-2025');
    expect(certificate).toMatchObject({ expiresOn: '2028-05-11', state: 'valid', classificationScheme: 'QD148', authority: 'UBND tỉnh Quảng Ninh', product: null, shown: false });
    expect(history).toMatchObject([{ kind: 'entered', actor: `officer:${OFFICER.accountId}` }]);
    expect(authority?.rule.legalRef).toContain('148/QĐ-TTg');
  });

  it.each([
    [3, '2023-02-23', 'UBND tỉnh Quảng Ninh'], [3, '2023-02-24', 'UBND huyện Bình Liêu'], [3, '2025-06-30', 'UBND huyện Bình Liêu'], [3, '2025-07-01', 'UBND tỉnh Quảng Ninh'], [3, '2026-06-01', 'UBND tỉnh Quảng Ninh'],
    [5, '2025-02-28', 'Bộ Nông nghiệp và Phát triển nông thôn'], [5, '2025-03-01', 'Bộ Nông nghiệp và Môi trường'],
  ] as const)('names who recognised %s stars on %s: %s', async (stars, issuedOn, authority) => {
    const number = `GCN-${stars}-${issuedOn}`;
    await enter(paper(number, { stars, issuedOn }));
    expect((await one(number)).certificate.authority).toBe(authority);
  });

  it('refuses what cannot be right, with the field and a reason', async () => {
    for (const [more, code] of [
      [{ issuedOn: '2026-11-23' }, 'catalog.certificate_day_later'], [{ issuedOn: '2018-05-06', authority: 'UBND tỉnh' }, 'catalog.certificate_day_too_early'],
      [{ issuedOn: '2018-06-01' }, 'catalog.certificate_authority_unknown'], [{ number: '22-06838-1-2022' }, 'catalog.certificate_year_differs'], [{ number: '22-06862-1-2025' }, 'catalog.certificate_commune_differs'], [{ number: '22-99999-1-2025' }, 'catalog.certificate_commune_nowhere'],
      [{ producerKind: 'association' }, 'catalog.certificate_association_tourism'], [{ productSet: 'QD26-27' }, 'catalog.unknown_product_set'], [{ communeCode: '06862' }, 'areas.outside_scope'], [{ number: '22-198-06838-1-2025' }, 'catalog.certificate_number_taken'],
    ] as const) expect([more, await refusal(enter(paper('22-06838-9-2025', more)))]).toEqual([more, code]);
    expect(await refusal(enter(paper('22-198-06844-1-2024', { communeCode: '06856', issuedOn: '2024-05-12' })))).toBeNull();
  });

  it('is nothing to officers of other communes', async () => {
    expect(await refusal(one('22-198-06838-1-2025', ELSEWHERE))).toBe('catalog.certificate_not_found');
    for (const work of [
      deeds().correct(ELSEWHERE, '22-198-06838-1-2025', 1, { stars: 3 }, 'x'), deeds().revoke(ELSEWHERE, '22-198-06838-1-2025', '2026-01-01', 'x', 'x'), deeds().unmatch(ELSEWHERE, '22-198-06838-1-2025', 'x'),
      deeds().lodge(ELSEWHERE, '22-198-06838-1-2025', '2026-01-01', '1'),
    ]) expect(await refusal(work)).toBe('catalog.certificate_not_found');
    expect((await stall.get(ShowCertificates).page(ELSEWHERE, { limit: 50 })).items).toEqual([]);
    expect(await refusal(stall.get(ShowCertificates).page(OFFICER, { area: '200', limit: 5 }))).toBe('areas.outside_scope');
  });

  it('keeps who leads the holder where an officer said so, and what was corrected', async () => {
    const number = '22-06838-15-2026';
    await enter(paper(number, { issuedOn: '2026-06-01', ledByWoman: 'yes' }));
    expect((await one(number)).certificate).toMatchObject({ ledByWoman: 'yes', ledByMinority: null });
    await deeds().correct(OFFICER, number, 1, { ledByMinority: 'yes' }, 'Hồ sơ mẫu 02');
    const { certificate, history } = await one(number);
    expect(certificate).toMatchObject({ ledByWoman: 'yes', ledByMinority: 'yes' });
    expect(history[0]?.changes).toEqual([{ field: 'ledByMinority', before: null, after: 'yes' }]);
  });

  it('keeps every change with who, when and why, and loses none of two at once', async () => {
    const number = '22-06838-5-2026';
    await enter(paper(number, { issuedOn: '2026-06-01' }));
    await deeds().correct(OFFICER, number, 1, { holder: 'HTX Khác', stars: 3 }, 'Ghi nhầm');
    expect(await refusal(deeds().correct(OFFICER, number, 1, { stars: 5 }, 'Muộn'))).toBe('catalog.certificate_changed_meanwhile');
    await deeds().lodge(OFFICER, number, '2026-11-01', 'Phiếu 14');
    await deeds().revoke(OFFICER, number, '2026-11-20', '9/QĐ-UBND', 'Không còn sản xuất');
    expect(await refusal(deeds().revoke(OFFICER, number, '2026-11-21', '10/QĐ', 'Lại'))).toBe('catalog.certificate_revoked_before');
    const { certificate, history } = await one(number);
    expect(certificate).toMatchObject({ state: 'revoked', revocationDecision: '9/QĐ-UBND', effectiveUntil: '2026-11-19', version: 4 });
    expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([['revoked', 'Không còn sản xuất'], ['renewal_lodged', null], ['corrected', 'Ghi nhầm'], ['entered', null]]);
    expect(history[2]?.changes).toEqual([{ field: 'stars', before: 4, after: 3 }, { field: 'holder', before: 'Hợp tác xã Thử', after: 'HTX Khác' }]);
    await expect(stall.db.query('update catalog.certificate_changes set reason = null')).rejects.toThrow('append-only');
    await Promise.all([deeds().correct(OFFICER, number, 4, { stars: 4 }, 'A'), deeds().correct(OFFICER, number, 4, { stars: 5 }, 'B')].map((work) => work.catch(() => null)));
    expect((await one(number)).history).toHaveLength(5);
  });

  it('recognises goods of the same name, maker and commune, offers the likely ones, and shows the star the officer gave', async () => {
    const productId = await stall.published({ name: 'Trà hoa vàng Pắc Phe' });
    await enter(paper('22-06838-6-2026', { productName: 'trà hoa vàng pắc phe', issuedOn: '2026-06-01' }));
    expect((await one('22-06838-6-2026')).certificate).toMatchObject({ productId, shown: true, product: { sellerName: 'HTX Thử', public: true } });
    await deeds().unmatch(OFFICER, '22-06838-6-2026', 'Khác dòng trà');
    const { certificate, candidates } = await one('22-06838-6-2026');
    expect(certificate).toMatchObject({ productId: null, shown: false });
    expect(candidates[0]).toMatchObject({ productId, confidence: 100, certain: true });
    expect(await stall.db.query('select certificate_id from catalog.products where id = $1', [productId])).toEqual([{ certificate_id: null }]);

    await enter(paper('22-06838-7-2026', { productName: 'Trà hoa vàng Pắc Phe túi lọc', holder: 'Hộ Lý Thị', issuedOn: '2026-06-01' }));
    const doubtful = await one('22-06838-7-2026');
    expect(doubtful.certificate.productId).toBeNull();
    expect(doubtful.candidates[0]).toMatchObject({ productId, certain: false });
    await deeds().match(OFFICER, '22-06838-7-2026', productId);
    expect((await one('22-06838-7-2026')).certificate).toMatchObject({ productId, shown: true });
    expect(await refusal(deeds().match(ELSEWHERE, '22-06838-7-2026', productId))).toBe('catalog.product_elsewhere');
  });

  it('is listed by state, star, set, commune, words, match and end, page by page', async () => {
    const list = (query: Parameters<ShowCertificates['page']>[1] | object) => stall.get(ShowCertificates).page(OFFICER, { limit: 50, ...query });
    const all = await list({});
    expect(all.items.map(({ expiresOn }) => expiresOn)).toEqual([...all.items.map(({ expiresOn }) => expiresOn)].sort().reverse());
    expect(Object.values(all.states).reduce((sum, count) => sum + count, 0)).toBe(all.items.length);
    for (const state of CERTIFICATE_STATES) expect([state, (await list({ state })).items.length]).toEqual([state, all.states[state] ?? 0]);
    expect((await list({ stars: 5 })).items.every(({ stars }) => stars === 5)).toBe(true);
    expect((await list({ q: 'PAC phe' })).items).toHaveLength(2);
    expect((await list({ q: "%' or 1=1" })).items).toEqual([]);
    expect((await list({ matched: true })).items.map(({ number }) => number)).toEqual(['22-06838-7-2026']);
    expect((await list({ area: '06856' })).items).toHaveLength(1);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 50, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    const then = await list({ asOf: '2024-01-01' });
    expect(then.states.not_yet_issued).toBeGreaterThan(3);
    expect(new Set(then.items.map(({ asOf }) => asOf))).toEqual(new Set(['2024-01-01']));
  });

  it('tells the state of any day in SQL as the rule does', async () => {
    const cases = ['2022-07-01', '2023-08-31', '2024-02-29', '2026-05-22'].flatMap((issuedOn) => {
      const expiresOn = certificateExpiry(issuedOn);
      return [null, addDays(expiresOn, -150), addDays(expiresOn, 3)].flatMap((renewalLodgedOn) => [null, addDays(issuedOn, 700)].map((revokedOn) => ({ issuedOn, expiresOn, renewalLodgedOn, revokedOn })));
    });
    const edges = cases.flatMap(({ issuedOn, expiresOn }) => [issuedOn, addDays(issuedOn, 700), ...[-181, -180, -120, -119, 0, 1, 180, 181].map((days) => addDays(expiresOn, days))]).flatMap((day) => [addDays(day, -1), day]);
    const days = [...new Set([...edges, '2026-05-21', '2026-05-22'])];
    const rows: { day: string; n: number; state: string }[] = await stall.db.query(`
      select day::text, n::int - 1 as n, ${certificateStateSql('day')} as state from unnest($1::date[]) as day,
        jsonb_array_elements($2::jsonb) with ordinality as each(value, n) cross join lateral (select (value->>'issuedOn')::date as issued_on, (value->>'expiresOn')::date as expires_on,
          (value->>'renewalLodgedOn')::date as renewal_lodged_on, (value->>'revokedOn')::date as revoked_on) c`, [days, JSON.stringify(cases)]);
    expect(rows).toHaveLength(days.length * cases.length);
    expect(rows.filter(({ day, n, state }) => certificateState(cases[n]!, day) !== state)).toEqual([]);
  });
});
