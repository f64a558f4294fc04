import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { payByTransfer, startPayment } from '../support/paying.js';
import { goodsOfSellers, placeOrder } from '../support/shopping.js';
import { tableCounts } from '../support/table-counts.js';
import { preparedPublication } from '../support/open-data-examples.js';
import { openUpload } from '../support/uploading.js';
import { declaredRoutes } from './declared-routes.js';
import type { DeclaredRoute } from './declared-routes.js';
import { gatherPeople, thingsOfOfficer, thingsOfSeller } from './people.js';
import type { People } from './people.js';
import { ACCESS } from './protected-paths.js';

type Who = keyof People;

const access = ({ policy }: DeclaredRoute): string => [policy.name, ...('roles' in policy ? policy.roles : []), ...('assistedIn' in policy && policy.assistedIn ? [`assisted:${policy.assistedIn}`] : []), ...('secret' in policy ? [policy.secret] : [])].join(' ');
const nameOf = ({ method, path }: DeclaredRoute): string => `${method} ${path}`;
const routes = Object.entries(ACCESS).map(([name, allowed]) => ({ name, allowed, method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }));
const REFUSED = [401, 403, 404];
const MONEY = /balance|statement|payout|stall|bank-account|refund|deliveries|members|consents|households|money/;

/** Bodies that a validation would answer with 400, were it asked first. */
const BODIES: readonly (unknown)[] = [{}, { unexpected: true }, [], '{"cut', 'null', '{"__proto__":{}}'];

/** A right body of each route that would otherwise answer for its body before it looks for the thing. */
const RIGHT_BODIES: Record<string, object> = {
  'PUT /api/seller/{sellerId}/requirements/{code}': { value: '1' },
  'PATCH /api/seller/{sellerId}/products/{productId}': { baseRevision: 1 },
  'POST /api/seller/{sellerId}/products/{productId}/confirmation-requests': { hash: 'a'.repeat(64) },
  'POST /api/seller/{sellerId}/products/{productId}/confirmations': { hash: 'a'.repeat(64) },
  'PUT /api/seller/{sellerId}/products/{productId}/stock': { variantId: randomUUID(), onHand: 1 },
  'POST /api/seller/{sellerId}/products/{productId}/gtins': { gtin: '9506000134352' },
  'POST /api/seller/{sellerId}/products/{productId}/lots': { lotCode: 'L1', how: 'made', madeOn: '2026-01-01' },
  'POST /api/seller/{sellerId}/products/{productId}/gtins/{gtinId}/withdrawals': { reason: 'Gõ nhầm mã' },
  'POST /api/seller/{sellerId}/products/{productId}/lots/{lotId}/corrections': { how: 'made', madeOn: '2026-01-01', reason: 'Ghi nhầm' },
  'POST /api/seller/{sellerId}/orders/{code}/refusals': { reason: 'other' },
  'POST /api/seller/{sellerId}/orders/{code}/returns': { reason: 'other' },
  'POST /api/seller/{sellerId}/orders/{code}/refunds': { reason: 'Hàng lỗi' },
  'POST /api/seller/{sellerId}/claims/{id}/acceptances': { outcome: 'refund' },
  'POST /api/seller/{sellerId}/claims/{id}/refusals': { reason: 'Hàng vẫn tốt' },
  'POST /api/seller/{sellerId}/direct-refunds/{id}/transfers': { reference: 'FT26326123456', note: 'Trả lại' },
  'POST /api/seller/{sellerId}/orders/{code}/delays': { sendBy: new Date(Date.now() + 86_400_000).toISOString(), reason: 'Mưa lớn' },
};

/** What an officer who only reads may send besides GET: it makes a file of what he may see. */
const READERS_MAY = ['POST /api/officer/exports'];

describe('every route', () => {
  let market: InProcessMarket;
  let people: People;
  let ids: Record<string, string>;
  let foreignSellerId: string;

  beforeAll(async () => {
    market = await openMarket();
    const gathered = await gatherPeople(market, new Api(market.url));
    ({ people, foreignSellerId } = gathered);
    const [good] = await goodsOfSellers(people.anonymous, 1, ({ seller, isAlcohol }) => seller.id === gathered.sellerId && !isAlcohol);
    if (!good) throw new Error('no goods');
    const group = await payByTransfer(market, people.anonymous, await placeOrder(people.anonymous, [{ good, quantity: 1 }]));
    const attempt = await startPayment(people.anonymous, await placeOrder(people.anonymous, [{ good, quantity: 1 }]), 'vnpay');
    const uploadId = await openUpload(people.owner, gathered.sellerId);
    const stallSale = await people.owner.post<{ id: string }>(`/api/seller/${gathered.sellerId}/stall-sales`, { amount: 5_000, tender: 'cash' });
    const { rows: [review] } = await market.database.query<{ id: string }>('select id from catalog.product_revisions where product_id = $1', [good.product.id]);
    const claimId = await claimOf(group);
    const relayedCode = await relayedTo(gathered.sellerId);
    ids = { ...(await thingsOfSeller(market, people, gathered.sellerId)), reviewId: review?.id ?? '', publicationId: await preparedPublication(market), attemptId: attempt.id, stallSaleId: stallSale.id, relayedCode, claimId, sellerId: gathered.sellerId, uploadId, productId: good.product.id, orderCode: group.orders[0]?.code ?? '', groupCode: group.code };
    ids = { ...ids, ...(await moneyOf(group.code)), ...(await settlementThings(gathered.sellerId)), ...(await officerThings()), ...(await thingsOfOfficer(people)), ...(await registerThings(gathered.sellerId)) };
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  const pathOf = (path: string, seller = ids.sellerId): string => path
    .replace(/\{(accountId|householdId|cooperativeId|consentId)\}/, (_, name: string) => ids[name] ?? '').replace('{token}', path.endsWith('/acceptances') ? (ids.token ?? '') : randomUUID())
    .replace('listing-reviews/{id}', `listing-reviews/${ids.reviewId}`).replace('star-claims/{id}', `star-claims/${ids.starClaimId}`).replace('held-payments/{id}', `held-payments/${ids.attemptId}`).replace('stall-sales/{id}', `stall-sales/${ids.stallSaleId}`).replace(/(claims|disputes)\/\{id\}/, `$1/${ids.claimId}`).replace('relayed-orders/{code}', `relayed-orders/${ids.relayedCode}`).replace('operator/sellers/{id}', `operator/sellers/${ids.sellerId}`)
    .replace(/(rates|payout-rules)\/\{id\}/, (_, setting: string) => `${setting}/${setting === 'rates' ? ids.rateId : ids.ruleId}`).replace('open-data/{id}', `open-data/${ids.publicationId}`).replace('payouts/{id}', `payouts/${ids.batchId}`).replace('clearings/{id}', `clearings/${ids.clearingId}`).replace('{payoutId}', ids.payoutId ?? '')
    .replace('external-listings/{id}', `external-listings/${ids.externalListingId}`).replace('surveys/{id}', `surveys/${ids.surveyId}`).replace('clusters/{id}', `clusters/${ids.clusterId}`).replace('bank-entries/{id}', `bank-entries/${ids.entryId}`).replace('refund-tasks/{id}', `refund-tasks/${ids.refundId}`).replace('remittances/{id}', `remittances/${ids.remittanceId}`).replace('direct-refunds/{id}', `direct-refunds/${ids.directRefundId}`)
    .replace('officer/reports/{id}', `officer/reports/${ids.reportId}`).replace('officer/targets/{id}', `officer/targets/${ids.targetId}`).replace('report-schedules/{id}', `report-schedules/${ids.scheduleId}`).replace('officer/exports/{id}', `officer/exports/${ids.exportId}`)
    .replace('{sellerId}', seller ?? '').replace('{productId}', ids.productId ?? '').replace(/\{(variantId|lotId|gtinId)\}/, randomUUID()).replace('{id}', randomUUID()).replace('{uploadId}', ids.uploadId ?? '')
    .replace('{number}', (path.includes('/seller/') ? ids.ownCertificate : ids.certificateNumber) ?? '').replace('{packId}', ids.packId ?? '').replace('{kind}', 'pdf').replace('certificates/imports/{importId}', `certificates/imports/${ids.registerImportId}`)
    .replace('{code}', (path.includes('/seller/') ? ids.orderCode : path.includes('/officer/') ? 'I1' : ids.groupCode) ?? '');

  async function officerThings(): Promise<Record<string, string>> {
    const { rows: [certificate] } = await market.database.query<{ number: string }>(`select number from insight.certificates where commune_code = '06838' limit 1`);
    const listing = await people.officer.post<{ id: string }>('/api/officer/external-listings', { certificateNumber: certificate?.number ?? '', url: 'https://shopee.vn/mien-dong' });
    const survey = await people.officer.post<{ id: string }>('/api/officer/surveys', { indicator: 'I6', communeCode: '06838', place: 'Chợ Bình Liêu', surveyedOn: '2026-05-20', method: 'register', frameSize: 10, doing: 4 });
    const cluster = await people.officer.post<{ id: string }>('/api/officer/clusters', { name: 'Bình Liêu, Hoành Mô', communes: ['06838', '06841'] });
    return { externalListingId: listing.id, surveyId: survey.id, clusterId: cluster.id };
  }

  /** An order of a third seller of which this one was told, as its cooperative. */
  async function relayedTo(sellerId: string): Promise<string> {
    const [good] = await goodsOfSellers(people.anonymous, 1, ({ seller, isAlcohol }) => seller.id !== sellerId && seller.id !== foreignSellerId && !isAlcohol);
    if (!good) throw new Error('no goods of a third seller');
    const group = await payByTransfer(market, people.anonymous, await placeOrder(people.anonymous, [{ good, quantity: 1 }]));
    const code = group.orders[0]?.code ?? '';
    await market.database.query(`insert into ordering.escalations (order_code, level, targets, due_at, at) values ($1, 'cooperative', array[$2::uuid], now(), now())`, [code, sellerId]);
    return code;
  }

  /** The bank line that paid a group, money of it that must go back, a carrier's statement, and a direct payment that was called off. */
  async function moneyOf(groupCode: string): Promise<Record<string, string>> {
    const { rows } = await market.database.query<Record<string, string>>(
      `with paid as (select r.id, r.payable_id from payments.receipts r join payments.payables p on p.id = r.payable_id where p.group_code = $1 limit 1),
         back as (insert into payments.refund_tasks (id, payable_id, amount, reason, cause, created_at, way) select gen_random_uuid(), payable_id, 1000, 'over', 'test:' || id, now(), 'transfer' from paid returning id),
         owed as (insert into payments.refund_tasks (id, payable_id, order_code, amount, reason, cause, created_at, way)
           select gen_random_uuid(), s.payable_id, min(s.order_code), 1000, 'given_back', 'test:direct', now(), 'seller' from payments.payable_splits s join paid on paid.payable_id = s.payable_id group by s.payable_id returning id),
         direct as (insert into payments.attempts (id, payable_id, number, method, status, amount, provider_ref, created_at, order_code, payee)
           select gen_random_uuid(), s.payable_id, 99, 'vietqr', 'cancelled', 1000, 'test:' || s.order_code, now(), s.order_code, '{}' from payments.payable_splits s join paid on paid.payable_id = s.payable_id),
         bill as (insert into payments.remittances (id, party, file_name, sha256, known_amount, unknown_amount, fee_amount, net_amount, taken_by, taken_at) values (gen_random_uuid(), 'ghn', 'a.csv', 'a', 0, 0, 0, 0, 'x', now()) returning id)
       select paid.id as "entryId", back.id as "refundId", bill.id as "remittanceId", owed.id as "directRefundId" from paid, back, bill, owed`, [groupCode]);
    return rows[0]!;
  }

  /** A payout on its way, and changes of settings that another operator proposed. */
  async function settlementThings(sellerId: string): Promise<Record<string, string>> {
    const rate = { kind: 'commission', productSets: null, sellerKind: null, channel: null, method: null, basisPoints: 500, floor: null, cap: null, borneBy: 'seller', validFrom: '2099-01-01', validTo: null, legalRef: null, status: 'confirmed', note: null };
    const rule = { weekday: 5, minimum: 50_000, preparerApproves: true, validFrom: '2099-01-01', note: null };
    const { rows } = await market.database.query<Record<string, string>>(
      `with batch as (insert into settlement.payout_batches (id, due_on, state, prepared_by, prepared_at, preparer_approves, first_approved_by, first_approved_at, approved_by, approved_at, filed_by, filed_at)
           values (gen_random_uuid(), current_date, 'filed', 'system', now(), true, 'a', now(), 'b', now(), 'a', now()) returning id),
         cleared as (insert into settlement.clearings (id, what, amount, reason, proposed_by, proposed_at) values (gen_random_uuid(), 'kept', 1000, 'Lãi', 'operator:x', now()) returning id),
         payout as (insert into settlement.payouts (id, code, batch_id, seller_id, amount, bank_bin, account_end, account_mark, holder, state)
           select gen_random_uuid(), 'CTTEST', id, $1, 1000, '970415', '0000', '', 'THU', 'sent' from batch returning id),
         rate as (insert into settlement.setting_proposals (id, setting, body, proposed_by, proposed_at) values (gen_random_uuid(), 'rate', $2, 'operator:another', now()) returning id),
         rule as (insert into settlement.setting_proposals (id, setting, body, proposed_by, proposed_at) values (gen_random_uuid(), 'payout_rule', $3, 'operator:another', now()) returning id)
       select batch.id as "batchId", payout.id as "payoutId", rate.id as "rateId", rule.id as "ruleId", cleared.id as "clearingId" from batch, payout, rate, rule, cleared`, [sellerId, JSON.stringify(rate), JSON.stringify(rule)]);
    return rows[0]!;
  }

  /** A certificate of the officer's communes, and a file of certificates that he sent. */
  async function registerThings(sellerId: string): Promise<Record<string, string>> {
    const { id: officerId } = await people.officer.get<{ id: string }>('/api/me');
    const { rows } = await market.database.query<Record<string, string>>(
      `with scan as (insert into catalog.star_claim_scans (product_id, version, text_hash, found) select id, 0, 'x', true from catalog.products where commune_code = '06838' order by id limit 1 on conflict (product_id) do update set version = 0 returning product_id),
         claim as (insert into catalog.star_claims (id, product_id, text_hash, claims, found_at) select gen_random_uuid(), product_id, 'x', '[]', now() from scan returning id),
         own as (select c.number from catalog.certificates c join catalog.products p on p.id = c.product_id where p.seller_id = $2 order by c.number limit 1),
         pack as (insert into ordering.evidence_packs (id, seller_id, certificate_number, typed, state, pdf, zip, asked_at, made_at) select gen_random_uuid(), $2, number, '{}', 'ready', 'a', 'a', now(), now() from own returning id),
         sent as (insert into catalog.certificate_imports (id, account_id, file_name, state, communes, total, created_at) values (gen_random_uuid(), $1, 'a.csv', 'done', '{}', 0, now()) returning id)
       select sent.id as "registerImportId", claim.id as "starClaimId", own.number as "ownCertificate", pack.id as "packId", (select number from catalog.certificates where commune_code = '06838' order by number limit 1) as "certificateNumber" from sent, claim, own, pack`, [officerId, sellerId]);
    return rows[0]!;
  }

  /** A claim of the group's first order that its seller has to answer. */
  async function claimOf(group: { code: string; orders: { code: string; seller: { id: string } }[] }): Promise<string> {
    const { rows: [claim] } = await market.database.query<{ id: string }>(
      `insert into ordering.claims (id, order_code, group_code, seller_id, kind, reason, state, opened_at) values (gen_random_uuid(), $1, $2, $3, 'return', 'damaged', 'opened', now()) returning id`,
      [group.orders[0]?.code, group.code, group.orders[0]?.seller.id]);
    await market.database.query(`insert into ordering.claim_events (claim_id, state, party, actor, at) values ($1, 'opened', 'buyer', 'buyer', now())`, [claim?.id]);
    return claim?.id ?? '';
  }

  /** Statuses of a route called by somebody with every kind of body. */
  async function statuses(method: string, path: string, who: Api): Promise<number[]> {
    const bodies = method === 'GET' || method === 'HEAD' ? [undefined] : BODIES;
    return Promise.all(bodies.map(async (body) => (await who.send(method, path, body, { key: randomUUID() })).status));
  }

  const mayNot = (allowed: string): Who[] => {
    const everybody = Object.keys(people) as Who[];
    if (allowed === 'signed-in') return ['anonymous'];
    if (allowed === 'officer') return everybody.filter((who) => who !== 'officer' && who !== 'reader');
    if (allowed === 'operator') return everybody.filter((who) => who !== 'operator');
    if (allowed.startsWith('secret')) return everybody;
    if (allowed === 'assistant') return everybody.filter((who) => who !== 'assistant' && who !== 'trusted');
    return everybody.filter((who) => who !== 'owner' && !(['manager', 'packer'].some((role) => who === role && allowed.includes(role))) && !(who === 'trusted' && allowed.includes('assisted')));
  };
  const mayOf = (allowed: string): Who => (allowed === 'officer' || allowed === 'operator' || allowed === 'assistant' ? allowed : 'owner');

  it('says who may call it, as agreed here by hand, and is in the contract', async () => {
    const declared = declaredRoutes(market.app);
    expect(Object.fromEntries(declared.map((route) => [nameOf(route), access(route)]))).toEqual(ACCESS);
    const { paths } = await people.anonymous.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
    const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(documented.sort()).toEqual(declared.map(nameOf).filter((name) => !/ \/(health|metrics)/.test(name)).sort());
  });

  /** The members of the seller who may, besides its owner. */
  const membersOf = (allowed: string): Who[] => (allowed.startsWith('seller') ? (['manager', 'packer'] as const).filter((role) => allowed.includes(role)) : []);

  const guarded = routes.filter(({ allowed, path }) => !['public', 'demo'].includes(allowed) && !['/api/hooks/vnpay/ipn', '/api/shop/checkouts'].includes(path));

  it.each(guarded)('$name turns away who may not ($allowed), whatever they send, and nothing changes', async ({ method, path, allowed }) => {
    const before = await tableCounts(market.database);
    const answers = await Promise.all(mayNot(allowed).map(async (who) => ({ who, statuses: await statuses(method, pathOf(path), people[who]) })));
    expect(answers.filter(({ statuses: seen }) => seen.some((status) => !REFUSED.includes(status)))).toEqual([]);
    for (const { who, statuses: seen } of answers) if (who === 'anonymous' && !/cart|invitation/.test(allowed)) expect(new Set(seen)).toEqual(new Set([401]));
    expect(await tableCounts(market.database)).toEqual(before);
  }, 60_000);

  it.each(guarded.filter(({ allowed }) => !allowed.startsWith('secret')))('$name is open to who may', async ({ method, path, allowed }) => {
    const seen = await statuses(method, pathOf(path) + (allowed === 'officer' ? '?area=06838' : ''), people[mayOf(allowed)]);
    expect(seen.filter((status) => REFUSED.includes(status) || status >= 500)).toEqual([]);
  });

  const shared = guarded.flatMap((route) => membersOf(route.allowed).map((who) => ({ ...route, who })));

  // A thing may be gone by then, taken away by the owner's own call: 404 is no refusal of the role.
  it.each(shared)('$name is open to a $who of the seller', async ({ method, path, who }) => {
    const seen = await statuses(method, pathOf(path), people[who]);
    expect(seen.filter((status) => [401, 403].includes(status) || status >= 500)).toEqual([]);
  });

  it.each(guarded.filter(({ path }) => /\{sellerId\}.*\{/.test(path)))('$name shows nothing of another seller under one’s own', async ({ name, method, path }) => {
    const seen = await statuses(method, pathOf(path, foreignSellerId), people.foreignSeller);
    expect(seen.filter((status) => ![400, 404].includes(status))).toEqual([]);
    if (method !== 'GET' && method !== 'HEAD') expect((await people.foreignSeller.send(method, pathOf(path, foreignSellerId), RIGHT_BODIES[name] ?? {}, { key: randomUUID() })).status).toBe(404);
  });

  const forMembersOnly = guarded.filter(({ allowed }) => allowed.startsWith('seller') && !allowed.includes('assisted'));

  it.each(forMembersOnly)('$name answers 403 to an assistant, whatever the consent says', async ({ method, path }) => {
    for (const status of await statuses(method, pathOf(path), people.trusted)) expect(status).toBe(403);
  });

  it('lets nobody touch money, members or consents under a consent', () => {
    const assisted = routes.filter(({ allowed }) => allowed.includes('assisted')).map(({ path }) => path);
    expect(assisted.filter((path) => MONEY.test(path))).toEqual([]);
  });

  it.each(routes.filter(({ allowed }) => allowed === 'officer'))('$name lets an officer who only reads look and export, and change nothing', async ({ name, method, path }) => {
    const looks = method === 'GET' || READERS_MAY.includes(name);
    const before = await tableCounts(market.database);
    const answers = await Promise.all((looks && method === 'GET' ? [undefined] : BODIES).map((body) => people.reader.send<{ code?: string }>(method, pathOf(path) + (method === 'GET' ? '?area=06838' : ''), body, { key: randomUUID() })));
    if (looks) return expect(answers.filter(({ status, body }) => status === 401 || status >= 500 || body.code === 'access.reader_only')).toEqual([]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'access.reader_only']));
    expect(await tableCounts(market.database)).toEqual(before);
  });

  it('lists to each seller only what is theirs', async () => {
    for (const [who, seller] of [['owner', ids.sellerId], ['foreignSeller', foreignSellerId]] as const) {
      const { items } = await people[who].get<{ items: { seller: { id: string } }[] }>(`/api/seller/${seller}/orders?limit=100`);
      expect(items.every((order) => order.seller.id === seller)).toBe(true);
    }
  });

  it('answers a notice of the gateway that is not signed with code 97', async () => {
    expect(await people.operator.get('/api/hooks/vnpay/ipn?vnp_TxnRef=1&vnp_SecureHash=00')).toMatchObject({ RspCode: '97' });
  });

  it.each(['01', '26734', '999'])('keeps an officer within their communes (%s)', async (area) => {
    for (const path of ['/api/officer/indicators/I1', '/api/officer/indicators/I1/rows']) {
      expect(REFUSED).toContain((await people.officer.send('GET', `${path}?area=${area}`)).status);
    }
  });
});
