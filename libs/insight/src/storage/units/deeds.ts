import type { UnitQuery } from '../unit-query.js';

/** S1: pieces of work for the shops of households that ever agreed to be helped, done in the period; what a cooperative did was not done alone either. */
export const deedsOfHelped = (): UnitQuery => ({
  tables: [`
  helped as (
    select distinct on (h.seller_id) h.seller_id, h.commune_code, h.village, h.seller_name from insight.helped_households h where h.known_at <= (select max(known) from asked) order by h.seller_id, h.event_id desc)`],
  sql: `
    select t.n, d.event_id, d.seller_id, h.commune_code, h.village, h.seller_name, d.task, d.done_by, d.at, case d.done_by when 'seller' then 'numerator' else 'rest' end as part, 1 as weight, 'A' as evidence
    from asked t join insight.deeds d on d.at >= t.start_at and d.at < t.end_at and d.known_at <= t.known join helped h using (seller_id) where h.commune_code = any($1)`,
  keys: { commune: 'commune_code', task: 'task', village: `commune_code || ' ' || village`, household: 'seller_name' },
  shown: { sellerName: 'seller_name', communeCode: 'commune_code', task: 'task', doneBy: 'done_by', doneAt: 'at' },
  cursor: [{ column: 'at', type: 'timestamptz' }, { column: 'event_id', type: 'uuid' }],
  measures: { households: 'count(distinct seller_id)::int', alone: `(count(distinct seller_id) - count(distinct seller_id) filter (where part = 'rest'))::int` },
  revisions: `
    select (known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", what, count(*)::int as count from (
      select d.known_at, 'deed' as what from asked t join insight.deeds d on d.at >= t.start_at and d.at < t.end_at and d.known_at >= t.end_at
      where exists (select from insight.helped_households h where h.seller_id = d.seller_id and h.commune_code = any($1))
      union all
      select h.known_at, 'household' from asked t join insight.helped_households h on h.known_at >= t.end_at
      left join lateral (
        select p.commune_code, p.village from insight.helped_households p where p.seller_id = h.seller_id and p.event_id < h.event_id order by p.event_id desc limit 1) b on true
      where (h.commune_code = any($1) or b.commune_code = any($1)) and (b.commune_code, b.village) is distinct from (h.commune_code, h.village)
        and exists (select from insight.deeds d where d.seller_id = h.seller_id and d.at >= t.start_at and d.at < t.end_at)) late
    group by 1, 2 order by 1 desc, 2`,
});
