import type { UnitQuery } from '../unit-query.js';
import { IN_FORCE } from './certificates.js';
import { SALES_REVISIONS } from './sold.js';

/** What went back of the price of goods, by order. */
const GIVEN_BACK = `
  given_back as (
    select r.order_code, sum(r.items_amount)::bigint as items from insight.order_refunds r where r.known_at <= (select max(known) from asked) group by 1)`;

const DELIVERED_ON = `(l.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date`;
const inForceOnDelivery = (c: string): string => `${DELIVERED_ON} >= ${c}.issued_on and (${c}.revoked_on is null or ${DELIVERED_ON} < ${c}.revoked_on)
      and (${DELIVERED_ON} <= ${c}.expires_on or (${c}.renewal_lodged_on <= ${c}.expires_on and ${DELIVERED_ON} between i.grace_from and ${c}.expires_on + i.grace))`;

/** Sales on the web of products that were in force on the day of delivery, each line once: under the certificate issued last, of whatever commune, so that communes asked one by one add up to all of them. */
const salesOf = (lines: string, orders: string, underIts: (newer: string) => string): string => `
  sales as (
    select i.n, l.order_code, l.product_id, l.items_amount, l.quantity, l.delivered_at, i.commune_code, i.product_name, i.product_set, i.producer_kind, i.holder,
      o.buyer_province_code
    from in_force i join ${lines} and ${inForceOnDelivery('i')}
    ${orders} insight.orders o on o.order_code = l.order_code
    where ${underIts(`exists (
      select from insight.certificate_versions c where c.product_id = l.product_id and c.stars >= 3 and c.known_at <= i.known and (c.superseded_at is null or c.superseded_at > i.known)
        and ${inForceOnDelivery('c')} and (c.issued_on, i.certificate_id) > (i.issued_on, c.certificate_id))`)})`;

const SALES = salesOf('insight.order_lines l on l.product_id = i.product_id and l.delivered_at >= i.start_at and l.delivered_at < i.end_at and l.known_at <= i.known', 'join', (newer) => `not ${newer}`);
/** The period is said of the lines themselves, the order's own row is read only where its buyer is asked for, and another certificate is looked for only of products that have more than one. */
const SALES_IN_BULK = salesOf(`(select l.*, t.n from asked t join insight.order_lines l on l.delivered_at >= t.start_at and l.delivered_at < t.end_at and l.known_at <= t.known) l on l.n = i.n and l.product_id = i.product_id`, 'left join',
  (newer) => `not (l.product_id in (select v.product_id from insight.certificate_versions v where v.product_id is not null group by 1 having count(*) > 1) and ${newer})`);

/** The part of an order's refund that falls on one line, by cost: the parts add up to the refund to the đồng. */
const SHARE = `(
      select div(g.items * x.upto, x.whole) - div(g.items * (x.upto - x.items_amount), x.whole) from (
        select b.product_id, b.items_amount, sum(b.items_amount) over (order by b.product_id) as upto, nullif(sum(b.items_amount) over (), 0) as whole from insight.order_lines b where b.order_code = s.order_code) x
      where x.product_id = s.product_id)`;

/** Whether goods of other communes are in the same order, which then is counted once for all of them. */
const ELSEWHERE = `exists (
      select from insight.order_lines b join insight.certificate_versions v on v.product_id = b.product_id and v.commune_code <> s.commune_code where b.order_code = s.order_code and b.product_id <> s.product_id)`;

/** `mixed`: orders that hold goods of several communes. Whatever ELSEWHERE says yes to is among them; goods of one order are delivered at one instant. */
const MIXED = `
  mixed as (
    select b.order_code from asked t join insight.order_lines b on b.delivered_at >= t.start_at and b.delivered_at < t.end_at join insight.certificate_versions v on v.product_id = b.product_id
    group by 1 having min(v.commune_code) <> max(v.commune_code))`;

/** I3: what was sold, before delivery and less what went back. A line whose price was never told is unknown. */
export const salesOfProducts = (): UnitQuery => ({
  tables: [IN_FORCE, GIVEN_BACK, SALES],
  sql: `
    select s.*, ${ELSEWHERE} as elsewhere, case when s.items_amount is null then 'unknown' else 'numerator' end as part,
      coalesce(s.items_amount - case when g.items > 0 then coalesce(${SHARE}, 0) else 0 end, 0)::bigint as weight, case when s.items_amount is not null then 'A' end as evidence
    from sales s left join given_back g using (order_code)`,
  bulk: {
    tables: [IN_FORCE, GIVEN_BACK, SALES_IN_BULK, MIXED],
    sql: `
    select s.*, m.order_code is not null as elsewhere, case when s.items_amount is null then 'unknown' else 'numerator' end as part, 1 as units,
      coalesce(s.items_amount - case when g.items > 0 then coalesce(${SHARE}, 0) else 0 end, 0)::bigint as weight, case when s.items_amount is not null then 'A' end as evidence
    from sales s left join given_back g using (order_code) left join mixed m using (order_code)`,
  },
  keys: { commune: 'commune_code', producer: 'holder', set: 'product_set', buyerProvince: 'buyer_province_code' },
  shown: {
    orderCode: 'order_code', productName: 'product_name', productSet: 'product_set', holder: 'holder', communeCode: 'commune_code', buyerProvinceCode: 'buyer_province_code', deliveredAt: 'delivered_at',
    quantity: 'quantity', itemsAmount: 'weight',
  },
  cursor: [{ column: 'delivered_at', type: 'timestamptz' }, { column: 'order_code', type: 'text' }, { column: 'product_id', type: 'uuid' }],
  measures: { orders: 'count(distinct order_code)::int', quantity: 'coalesce(sum(quantity), 0)::int', producers: 'count(distinct (commune_code, lower(holder)))::int' },
  keeping: {
    topics: ['certificates', 'sales', 'companions'],
    byMonth: true,
    reads: ['order_code', 'quantity', 'holder', 'elsewhere'],
    measures: { orders: 'count(distinct order_code) filter (where not elsewhere)', quantity: 'coalesce(sum(quantity), 0)::int', producers: '0' },
    sets: { orders: 'coalesce(array_agg(distinct order_code) filter (where elsewhere), \'{}\')', producers: `array_agg(distinct commune_code || ' ' || lower(holder))` },
  },
  revisions: SALES_REVISIONS,
});
