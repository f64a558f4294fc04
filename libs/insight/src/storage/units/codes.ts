import type { UnitQuery } from '../unit-query.js';
import { CERTIFICATE_CURSOR, CERTIFICATE_KEYS, CERTIFICATE_REVISIONS, CERTIFICATE_SHOWN, certificateUnit, IN_FORCE } from './certificates.js';

const CODE_REVISIONS = `
  select * from (
    (${CERTIFICATE_REVISIONS})
    union all
    select (c.known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", 'code', count(*)::int from asked t join insight.product_codes c on c.known_at >= t.end_at and c.since < t.end_at
    join insight.certificate_versions v on v.product_id = c.product_id and v.superseded_at is null where v.commune_code = any($1) group by 1) news
  order by "on" desc, what`;

/** Certificates in force by what their products carried at the end of the day; each kind of code apart. */
const carrying = (kept: string): UnitQuery => ({
  tables: [IN_FORCE],
  sql: `
    select o.*, 1 as weight, case o.part when 'numerator' then 'A' end as evidence
    from (
      select i.*, case when i.product_id is null then 'unknown' when ${kept} then 'numerator' else 'rest' end as part
      from in_force i left join lateral (
        select c.verified_gtin, c.trace_link from insight.product_codes c where c.product_id = i.product_id and c.since < i.end_at and c.known_at <= i.known order by c.since desc, c.event_id desc limit 1) k on true) o`,
  bulk: {
    tables: [IN_FORCE, `
  carried as (
    select distinct on (i.n, i.product_id) i.n, i.product_id, c.verified_gtin, c.trace_link
    from in_force i join insight.product_codes c on c.product_id = i.product_id and c.since < i.end_at and c.known_at <= i.known order by i.n, i.product_id, c.since desc, c.event_id desc)`],
    sql: `
    select o.*, 1 as weight, 1 as units, case o.part when 'numerator' then 'A' end as evidence
    from (select i.*, case when i.product_id is null then 'unknown' when ${kept} then 'numerator' else 'rest' end as part from in_force i left join carried k using (n, product_id)) o`,
  },
  keys: CERTIFICATE_KEYS,
  shown: CERTIFICATE_SHOWN,
  shape: certificateUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'codes'] },
  revisions: CODE_REVISIONS,
});

export const withGtin = (): UnitQuery => carrying('k.verified_gtin');
export const withTraceLink = (): UnitQuery => carrying('k.trace_link');
export const withBothCodes = (): UnitQuery => carrying('k.verified_gtin and k.trace_link');
