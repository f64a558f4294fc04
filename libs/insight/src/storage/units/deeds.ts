import type { UnitQuery } from '../unit-query.js';

/** S1: pieces of work for the shops of households that ever agreed to be helped, done in the period; what a cooperative did was not done alone either. */
export const deedsOfHelped = (): UnitQuery => ({
  tables: [`
  helped as (
    select distinct on (c.seller_id) c.seller_id, c.commune_code, c.village, c.seller_name from insight.consents c where c.state <> 'pending' order by c.seller_id, c.event_id desc)`],
  sql: `
    select t.n, d.event_id, d.seller_id, h.commune_code, h.village, h.seller_name, d.task, d.done_by, d.at, case d.done_by when 'seller' then 'numerator' else 'rest' end as part, 1 as weight, 'A' as evidence
    from asked t join insight.deeds d on d.at >= t.start_at and d.at < t.end_at and d.known_at <= t.known join helped h using (seller_id) where h.commune_code = any($1)`,
  keys: { commune: 'commune_code', task: 'task', village: `commune_code || ' ' || village`, household: 'seller_name' },
  shown: { sellerName: 'seller_name', communeCode: 'commune_code', task: 'task', doneBy: 'done_by', doneAt: 'at' },
  cursor: [{ column: 'at', type: 'timestamptz' }, { column: 'event_id', type: 'uuid' }],
  measures: { households: 'count(distinct seller_id)::int', alone: `(count(distinct seller_id) - count(distinct seller_id) filter (where part = 'rest'))::int` },
  revisions: `
    select (d.known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", 'deed' as what, count(*)::int as count
    from asked t join insight.deeds d on d.at >= t.start_at and d.at < t.end_at and d.known_at >= t.end_at join insight.consents c on c.seller_id = d.seller_id and c.commune_code = any($1) group by 1, 2 order by 1 desc`,
});
