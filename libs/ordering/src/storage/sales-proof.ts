import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

/** One delivered order of the goods, as proof that a contract of sale was carried out. Nothing of the buyer but where the parcel went. */
export interface DeliveredSale { orderCode: string; deliveredOn: string; provinceCode: string | null; quantity: number; amount: number }
export interface MonthOfSales { month: string; orders: number; quantity: number; amount: number }

const LINES = `
  from ordering.order_lines l join ordering.orders o on o.code = l.order_code join ordering.order_groups g on g.code = o.group_code
  where l.product_id = $1 and o.delivered_at is not null and o.status in ('delivered', 'completed') and o.delivered_at >= $2`;
const DAY = `(o.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Sales of one product that reached their buyers. */
@Injectable()
export class SalesProof {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  async delivered(productId: string, since: Date, most: number, tx?: Tx): Promise<DeliveredSale[]> {
    return (tx ?? this.dataSource).query(`
      select o.code as "orderCode", ${DAY}::text as "deliveredOn", g.address_province_code as "provinceCode", sum(l.quantity)::int as quantity, sum(l.total_amount)::bigint as amount
      ${LINES} group by o.code, o.delivered_at, g.address_province_code order by o.delivered_at desc, o.code limit $3`, [productId, since, most]);
  }

  async byMonth(productId: string, since: Date, tx?: Tx): Promise<MonthOfSales[]> {
    return (tx ?? this.dataSource).query(`
      select to_char(${DAY}, 'YYYY-MM') as month, count(distinct o.code)::int as orders, sum(l.quantity)::int as quantity, sum(l.total_amount)::bigint as amount
      ${LINES} group by 1 order by 1`, [productId, since]);
  }
}
