import type { UnitQuery } from '../unit-query.js';

const DUE = `insight.claims c on c.close_by >= t.start_at and c.close_by < t.end_at and c.kind <> 'cancel'`;

/** I11: claims whose published limit ends in the period. One that is open and whose limit has not passed yet is not judged. */
export const claimsDue = (): UnitQuery => ({
  sql: `
    select d.*, case when d.closed_at <= d.close_by then 'numerator' when d.closed_at is not null or d.close_by < d.now then 'rest' else 'unknown' end as part, 1 as weight,
      case when d.closed_at is not null or d.close_by < d.now then 'A' end as evidence
    from (
      select t.n, t.now, c.claim_id, c.order_code, c.seller_id, c.commune_code, c.kind, c.opened_at, c.close_by, case when c.closed_known_at <= t.known then c.closed_at end as closed_at
      from asked t join ${DUE} and c.limit_known_at <= t.known where c.commune_code = any($1)) d`,
  keys: { commune: 'commune_code', claimKind: 'kind' },
  shown: {
    orderCode: 'order_code', sellerName: `coalesce((select s.name from insight.shops s where s.seller_id = unit.seller_id), '')`, communeCode: 'commune_code', claimKind: 'kind', openedAt: 'opened_at', closeBy: 'close_by', closedAt: 'closed_at',
  },
  cursor: [{ column: 'close_by', type: 'timestamptz' }, { column: 'claim_id', type: 'uuid' }],
  revisions: `
    select (known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", what, count(*)::int as count from (
      select c.limit_known_at as known_at, 'claim_opened' as what from asked t join ${DUE} and c.limit_known_at >= t.end_at where c.commune_code = any($1)
      union all
      select c.closed_known_at, 'claim_closed' from asked t join ${DUE} and c.closed_known_at >= t.end_at and c.closed_at <= c.close_by where c.commune_code = any($1)) late
    group by 1, 2 order by 1 desc, 2`,
});
