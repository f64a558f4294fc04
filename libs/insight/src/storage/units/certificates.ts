import { certificateState } from '@cho-phien/kernel';
import type { CertificateDates } from '@cho-phien/kernel';
import type { UnitRow } from '../unit-query.js';

/**
 * `in_force`: the certificates of communes $1, of 3 stars or more, that are effective on any of the days asked about, a file lodged in
 * time counting for the days of grace of that time's law; the last known version of each, once. The condition stands in a CASE, so that
 * the planner expects half of a commune's certificates instead of next to none; reading them again costs less than setting them down.
 */
export const IN_FORCE = `
  in_force as not materialized (
    select t.n, t.first_day, t.last_day, t.start_at, t.end_at, t.grace_from, t.grace, t.known, t.floor,
      c.certificate_id, c.number, c.stars, c.product_set, c.product_name, c.producer_kind, c.holder, c.commune_code, c.issued_on, c.expires_on, c.renewal_lodged_on, c.revoked_on, c.product_id
    from asked t join insight.certificate_versions c on case
      when c.known_at <= t.known and (c.superseded_at is null or c.superseded_at > t.known)
        and (greatest(t.first_day, c.issued_on) <= least(t.last_day, c.expires_on, c.revoked_on - 1)
          or (c.renewal_lodged_on <= c.expires_on and greatest(t.first_day, t.grace_from, c.expires_on + 1) <= least(t.last_day, c.expires_on + t.grace, c.revoked_on - 1))) then true else false end
    where c.commune_code = any($1) and c.stars >= 3)`;

/** `late_shelf`: products of whose shelf something became known only later than counts, and that are gone through as they were known then. */
const LATE_SHELF = `
  late_shelf as (
    select s.product_id from insight.product_states s where s.known_at > (select min(known) from asked) and s.since < (select max(end_at) from asked)
    union
    select p.product_id from insight.stock_runs r join insight.product_states p on p.variant_ids @> array[r.variant_id]
    where r.known_at > (select min(known) from asked) and r.since < (select max(end_at) from asked))`;

/** The tables that ON_OFFER reads. */
export const offerTables = (past: boolean): string[] => (past ? [LATE_SHELF] : []);

/**
 * Joins (as h) to a certificate i its product where that is on offer here at the end of the last day; `h.product_id` is null where it is not.
 * By the spans, of which at most one holds at an instant, or of what was known at a past instant, where the spans know more than that.
 */
export const onOffer = (past: boolean): string => {
  const spans = (as: string): string => `left join insight.shelf_spans ${as} on ${as}.product_id = i.product_id and ${as}.since < i.end_at and (${as}.until is null or ${as}.until >= i.end_at)`;
  return past
    ? `${spans('span')} left join late_shelf late on late.product_id = i.product_id
      cross join lateral (select case when late.product_id is null then span.product_id when ${ON_OFFER_AS_KNOWN} then i.product_id end as product_id) h`
    : spans('h');
};

const ON_OFFER_AS_KNOWN = `coalesce((
      select p.public and p.priced and coalesce((
        select bool_or(last.in_stock) from unnest(p.variant_ids) as pack (variant_id)
        cross join lateral (
          select r.in_stock from insight.stock_runs r where r.variant_id = pack.variant_id and r.since < i.end_at and r.known_at <= i.known order by r.first_version desc limit 1) last), p.available > 0)
      from insight.product_states p where p.product_id = i.product_id and p.since < i.end_at and p.known_at <= i.known order by p.since desc, p.event_id desc limit 1), false)`;

/** What all partings of certificates go by. */
export const CERTIFICATE_KEYS = { commune: 'commune_code', stars: 'stars::text', set: 'product_set', kind: 'producer_kind' } as const;

export const CERTIFICATE_CURSOR = [{ column: 'commune_code', type: 'text' }, { column: 'number', type: 'text' }, { column: 'certificate_id', type: 'uuid' }] as const;

/** What a row of a certificate shows. */
export const CERTIFICATE_SHOWN = {
  certificateNumber: 'number', productName: 'product_name',
  productSlug: '(select s.slug from insight.product_states s where s.product_id = unit.product_id and s.since < unit.end_at order by s.since desc, s.event_id desc limit 1)',
  stars: 'stars', productSet: 'product_set', holder: 'holder', producerKind: 'producer_kind', communeCode: 'commune_code',
  issuedOn: 'issued_on', expiresOn: 'expires_on', renewalLodgedOn: 'renewal_lodged_on', revokedOn: 'revoked_on', lastDay: 'last_day',
} as const;

/** A row of a certificate with its state on the last day asked about. */
export function certificateUnit({ renewalLodgedOn, revokedOn, lastDay, ...row }: UnitRow): UnitRow {
  const dates = { issuedOn: row.issuedOn, expiresOn: row.expiresOn, renewalLodgedOn, revokedOn } as CertificateDates;
  return { ...row, state: certificateState(dates, String(lastDay)) };
}

/** News of certificates in these communes, and of their products' shelves and addresses elsewhere, that came when the last day was over. What came late is looked for first: there is little of it. */
export const CERTIFICATE_REVISIONS = `
  select (known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", what, count(*)::int as count from (
    select v.known_at, case when b.certificate_id is null then 'certificate_entered' else 'certificate_corrected' end as what
    from asked t join insight.certificate_versions v on v.known_at >= t.end_at
    left join lateral (
      select p.* from insight.certificate_versions p where p.certificate_id = v.certificate_id and p.superseded_at = v.known_at and p.event_id < v.event_id order by p.event_id desc limit 1) b on true
    where (v.commune_code = any($1) and v.issued_on <= t.last_day) or (b.commune_code = any($1) and b.issued_on <= t.last_day)
    union all
    select s.known_at, 'shelf' from asked t join insight.product_states s on s.known_at >= t.end_at and s.since < t.end_at join insight.certificate_versions v on v.product_id = s.product_id and v.superseded_at is null
    where v.commune_code = any($1)
    union all
    select r.known_at, 'shelf' from asked t join insight.stock_runs r on r.known_at >= t.end_at and r.since < t.end_at join insight.product_states p on p.variant_ids @> array[r.variant_id]
    join insight.certificate_versions v on v.product_id = p.product_id and v.superseded_at is null
    where v.commune_code = any($1) and not exists (select from insight.product_states n where n.product_id = p.product_id and (n.since, n.event_id) > (p.since, p.event_id))
    union all
    select k.recorded_at, 'address_checked' from asked t join insight.external_checks k on k.recorded_at >= t.end_at and k.checked_on <= t.last_day
    join insight.external_listings l using (listing_id) join insight.certificate_versions v on v.certificate_id = l.certificate_id and v.superseded_at is null where v.commune_code = any($1)) late
  group by 1, 2 order by 1 desc, 2`;
