import type { UnitQuery } from '../unit-query.js';
import { CERTIFICATE_CURSOR, CERTIFICATE_KEYS, CERTIFICATE_REVISIONS, CERTIFICATE_SHOWN, certificateUnit, IN_FORCE, offerTables, onOffer } from './certificates.js';

/** Whether the money of an order did not all go back, as far as was known; of most orders nothing did, and the order is not looked up. */
export const notAllGivenBack = (orderCode: string, known: string): string => `not exists (
        select from insight.order_refunds r where r.order_code = ${orderCode} and r.known_at <= ${known}
        having count(*) > 0 and sum(r.items_amount + r.delivery_amount) >= (select paid.total_amount from insight.orders paid where paid.order_code = ${orderCode}))`;

/** Whether an order with a certificate's product was delivered in the period, and its money did not all go back; as a join, so that it is looked up once. Lines stand for the shop on the web alone. */
const SALE = `left join lateral (
      select true as found from insight.order_lines l
      where l.product_id = i.product_id and l.delivered_at >= i.start_at and l.delivered_at < i.end_at and l.known_at <= i.known and ${notAllGivenBack('l.order_code', 'i.known')} limit 1) sale on true`;

/** `all_given_back`: orders of which all the money went back, as far as was known. */
export const ALL_GIVEN_BACK = `
  all_given_back as (
    select r.order_code from insight.order_refunds r join insight.orders o using (order_code) where r.known_at <= (select max(known) from asked)
    group by r.order_code, o.total_amount having sum(r.items_amount + r.delivery_amount) >= o.total_amount)`;

/** `sold`: what SALE finds, for many at once. */
const SOLD = `
  sold as (
    select distinct t.n, l.product_id from asked t join insight.order_lines l on l.delivered_at >= t.start_at and l.delivered_at < t.end_at and l.known_at <= t.known
    where l.product_id in (select product_id from in_force) and not exists (select from all_given_back b where b.order_code = l.order_code))`;

/** Whether something became known only after the day on which it was; there is an index of just those, and what became known after a period is among them. */
export const toldAfterItsDay = (known: string, at: string): string => `${known} >= ((${at} at time zone 'Asia/Ho_Chi_Minh')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;

const ORDERS_LATE = `
  select (late.known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", late.what, count(*)::int as count from (
    select l.known_at, 'delivery' as what from asked t join insight.order_lines l on l.delivered_at >= t.start_at and l.delivered_at < t.end_at and l.known_at >= t.end_at and ${toldAfterItsDay('l.known_at', 'l.delivered_at')}
    join insight.certificate_versions v on v.product_id = l.product_id and v.superseded_at is null where v.commune_code = any($1)
    union all
    select r.known_at, 'refund' from asked t join insight.order_refunds r on r.known_at >= t.end_at join insight.order_lines l on l.order_code = r.order_code and l.delivered_at >= t.start_at and l.delivered_at < t.end_at
    join insight.certificate_versions v on v.product_id = l.product_id and v.superseded_at is null where v.commune_code = any($1)) late
  group by 1, 2`;

export const SALES_REVISIONS = `select * from (${ORDERS_LATE} union all (${CERTIFICATE_REVISIONS})) news order by "on" desc, what`;

const sold = (tables: readonly string[], from: string): UnitQuery => ({
  tables: [IN_FORCE, ...tables],
  sql: `
    select o.*, 1 as weight, case o.part when 'numerator' then 'A' end as evidence
    from (select i.*, case when sale.found then 'numerator' when i.product_id is null then 'unknown' else 'rest' end as part from ${from} i ${SALE}) o`,
  bulk: {
    tables: [IN_FORCE, ALL_GIVEN_BACK, SOLD, ...tables],
    sql: `
    select o.*, 1 as weight, 1 as units, case o.part when 'numerator' then 'A' end as evidence
    from (select i.*, case when s.product_id is not null then 'numerator' when i.product_id is null then 'unknown' else 'rest' end as part from ${from} i left join sold s using (n, product_id)) o`,
  },
  keys: CERTIFICATE_KEYS,
  shown: CERTIFICATE_SHOWN,
  shape: certificateUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'sales', 'shelf'] },
  revisions: SALES_REVISIONS,
});

/** I2: of all in force at any time in the period. */
export const soldOfAll = (): UnitQuery => sold([], 'in_force');

/** I2b: of those that are on offer here when the period ends. */
export const soldOfListed = (past: boolean): UnitQuery => sold([...offerTables(past), `
  listed as (select i.* from in_force i ${onOffer(past)} where h.product_id is not null)`], 'listed');
