import { randomInt } from 'node:crypto';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

const HOME_COMMUNE = '06838';
const TITLES = 'Số chứng nhận,Tên sản phẩm,Bộ sản phẩm,Số sao,Chủ thể,Xã,Số quyết định,Ngày cấp';
const newNumber = (): string => `22-${HOME_COMMUNE}-${randomInt(1, 99_999)}-2026`;

const paper = (number = newNumber()): Record<string, unknown> => ({
  number, stars: 3, productName: 'Măng nứa khô thử', productSet: 'QD26-07', holder: 'HTX Thử Nghiệm', producerKind: 'htx', communeCode: HOME_COMMUNE, decisionNumber: '00/QĐ-THỬ', issuedOn: '2026-06-15',
});

const entered = async (stage: Stage): Promise<string> => (await stage.people.officer.post<{ number: string }>('/api/officer/certificates', paper())).number;
const of = (body?: object) => async (stage: Stage): Promise<Asked> => ({ as: 'officer', params: { number: await entered(stage) }, ...(body && { body }) });

/** A file as a person sends it; its one row is a new certificate. */
const sheet = (): Asked => ({ as: 'officer', query: { dryRun: 'true', fileName: 'so.csv' }, headers: { 'content-type': 'text/csv' }, raw: `${TITLES}\r\n${newNumber()},Chè thử,11,3,HTX Thử,${HOME_COMMUNE},00/QĐ,15/06/2026\r\n` });

async function sent(stage: Stage): Promise<Asked> {
  const { query, headers, raw } = sheet();
  const { id } = await stage.people.officer.expect<{ id: string }>(201, 'POST', `/api/officer/certificates/imports?${new URLSearchParams(query)}`, raw, { headers });
  return { as: 'officer', params: { importId: id } };
}

/** A listing in the officer's communes that speaks of stars, and so waits to be looked at. */
async function claimed({ market, good }: Stage): Promise<Asked> {
  const { rows } = await market.database.query<{ id: string }>(
    `with listing as (update catalog.products set description = 'Đạt OCOP 5 sao, lô ' || gen_random_uuid() where id = $1 returning id, version, md5(name || chr(1) || description || chr(1) || coalesce(story, '')) as hash),
       scan as (insert into catalog.star_claim_scans (product_id, version, text_hash, found) select id, version, hash, true from listing
         on conflict (product_id) do update set version = excluded.version, text_hash = excluded.text_hash, found = true)
     insert into catalog.star_claims (id, product_id, text_hash, claims, found_at) select gen_random_uuid(), id, hash, '[]', now() from listing returning id`, [good.product.id]);
  return { as: 'officer', params: { id: rows[0]!.id }, body: { decision: 'allowed_wording', reason: 'Nói về chương trình' } };
}

/** A certificate of the first seller's goods, and papers made for it. */
async function renewed({ market, sellerId }: Stage): Promise<Asked> {
  const { rows } = await market.database.query<{ number: string; packId: string }>(
    `with mine as (select c.number from catalog.certificates c join catalog.products p on p.id = c.product_id where p.seller_id = $1 order by c.number limit 1),
       pack as (insert into ordering.evidence_packs (id, seller_id, certificate_number, typed, state, pdf, zip, asked_at, made_at) select gen_random_uuid(), $1, number, '{}', 'ready', 'pdf', 'zip', now(), now() from mine returning id)
     select mine.number, pack.id as "packId" from mine, pack`, [sellerId]);
  return { as: 'seller', params: { sellerId, number: rows[0]!.number, packId: rows[0]!.packId, kind: 'pdf' } };
}

async function renewal(stage: Stage): Promise<Asked> {
  const { as, params } = await renewed(stage);
  return { as, params: { sellerId: params!.sellerId!, number: params!.number! } };
}

/** Right requests to the routes of the register of certificates. */
export const certificateExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/officer/certificates': () => ({ as: 'officer', query: { area: HOME_COMMUNE, asOf: '2026-11-22', limit: '5', endsWithin: '180' } }),
  'GET /api/officer/certificates/changes': () => ({ as: 'officer', query: { limit: '5' } }),
  'GET /api/officer/certificates/{number}': of(),
  'POST /api/officer/certificates': () => ({ as: 'officer', body: paper() }),
  'PATCH /api/officer/certificates/{number}': of({ version: 1, stars: 4, reason: 'Ghi nhầm' }),
  'POST /api/officer/certificates/{number}/renewals': of({ lodgedOn: '2026-07-01', reference: 'Phiếu 14' }),
  'POST /api/officer/certificates/{number}/revocations': of({ revokedOn: '2026-07-01', decision: '01/QĐ', reason: 'Không còn sản xuất' }),
  'POST /api/officer/certificates/{number}/matches': async (stage) => ({ ...(await of()(stage)), body: { productId: stage.good.product.id } }),
  'POST /api/officer/certificates/{number}/unmatches': of({ reason: 'Khác hàng' }),
  'GET /api/seller/{sellerId}/renewals/{number}': renewal,
  'POST /api/seller/{sellerId}/renewals/{number}/packs': async (stage) => ({ ...(await renewal(stage)), body: { traceUrl: 'https://truyxuat.example.vn/a', changes: 'Thêm máy sấy' } }),
  'GET /api/seller/{sellerId}/renewals/{number}/packs/{packId}/{kind}': renewed,
  'GET /api/officer/renewals/{number}': async (stage) => ({ as: 'officer', params: { number: (await renewed(stage)).params!.number! } }),
  'GET /api/officer/renewals/{number}/packs/{packId}/{kind}': async (stage) => { const { sellerId: _, ...params } = (await renewed(stage)).params!; return { as: 'officer', params }; },
  'GET /api/officer/star-claims': () => ({ as: 'officer', query: { area: HOME_COMMUNE, state: 'waiting', limit: '5' } }),
  'POST /api/officer/star-claims/{id}/decisions': claimed,
  'GET /api/operator/star-claims': () => ({ as: 'operator', query: { limit: '5' } }),
  'GET /api/officer/certificates/imports': () => ({ as: 'officer', query: { limit: '5' } }),
  'GET /api/officer/certificates/imports/template.xlsx': () => ({ as: 'officer' }),
  'POST /api/officer/certificates/imports': () => sheet(),
  'GET /api/officer/certificates/imports/{importId}': sent,
  'GET /api/officer/certificates/imports/{importId}/faults.xlsx': sent,
  'POST /api/officer/certificates/imports/{importId}/confirmations': sent,
};
