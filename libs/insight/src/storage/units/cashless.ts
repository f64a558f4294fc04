import type { UnitQuery } from '../unit-query.js';
import { toldAfterItsDay } from './sold.js';

/** Orders delivered in the period; a payment counts once it is known. The seller declares what was taken at the door (C); all other money this market saw arrive (A). */
const paidOrders = (weight: string): UnitQuery => ({
  sql: `
    select d.*, case when d.tender is null then 'unknown' when d.tender <> 'cash' then 'numerator' else 'rest' end as part, ${weight} as weight,
      case when d.tender in ('cash', 'qr_at_door') then 'C' when d.tender is not null then 'A' end as evidence
    from (
      select t.n, o.order_code, o.seller_id, o.seller_commune_code as commune_code, o.buyer_province_code, o.channel, o.delivered_at, o.total_amount,
        case when o.paid_known_at <= t.known then o.tender end as tender, case when o.paid_known_at <= t.known then o.paid_amount end as paid_amount, case when o.paid_known_at <= t.known then o.paid_at end as paid_at
      from asked t join insight.orders o on o.delivered_at >= t.start_at and o.delivered_at < t.end_at and o.delivered_known_at <= t.known
      where o.seller_commune_code = any($1)) d`,
  keys: { commune: 'commune_code', tender: `coalesce(tender, 'unpaid')`, channel: 'channel', buyerProvince: `coalesce(buyer_province_code, 'stall')` },
  shown: {
    orderCode: 'order_code', sellerName: `coalesce((select s.name from insight.sellers s where s.seller_id = unit.seller_id), '')`, communeCode: 'commune_code', buyerProvinceCode: 'buyer_province_code', channel: 'channel',
    deliveredAt: 'delivered_at', paidAt: 'paid_at', method: 'tender', cashless: `tender <> 'cash'`, paidAmount: 'paid_amount', orderAmount: 'total_amount',
  },
  shape: ({ orderAmount, ...row }) => (row.part === 'unknown' ? { ...row, orderAmount } : row),
  cursor: [{ column: 'delivered_at', type: 'timestamptz' }, { column: 'order_code', type: 'text' }],
  keeping: { topics: ['orders'], byMonth: true },
  revisions: `
    select (known_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", what, count(*)::int as count from (
      select o.delivered_known_at as known_at, 'delivery' as what from asked t join insight.orders o on o.delivered_at >= t.start_at and o.delivered_at < t.end_at and o.delivered_known_at >= t.end_at and ${toldAfterItsDay('o.delivered_known_at', 'o.delivered_at')} where o.seller_commune_code = any($1)
      union all
      select o.paid_known_at, 'payment' from asked t join insight.orders o on o.delivered_at >= t.start_at and o.delivered_at < t.end_at and o.paid_known_at >= t.end_at and ${toldAfterItsDay('o.paid_known_at', 'o.delivered_at')} where o.seller_commune_code = any($1)) late
    group by 1, 2 order by 1 desc, 2`,
});

/** I5a. */
export const paidByCount = (): UnitQuery => paidOrders('1');

/** I5b: đồng paid, delivery included; of what is not paid, what it costs. */
export const paidByValue = (): UnitQuery => paidOrders('coalesce(d.paid_amount, d.total_amount)');
