import { Injectable } from '@nestjs/common';
import { decodeCursor, endOfVietnamDay, isoVietnam, startOfVietnamDay, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Parting } from '../domain/indicators.js';
import type { Period } from '../domain/period.js';
import type { Part } from './listed-products.js';

/** Delivered orders of one part: how many, and how much was paid for them. */
export interface CashlessPart { key: string; count: Omit<Part, 'key'>; value: Omit<Part, 'key'>; declaredCount: number; declaredValue: number }

/** One order delivered in the period and paid: the unit of I5. */
export interface OrderUnit {
  orderCode: string;
  sellerName: string;
  communeCode: string;
  buyerProvinceCode: string;
  deliveredAt: string;
  paidAt: string;
  /** How the money was really given. */
  method: string;
  cashless: boolean;
  paidAmount: number;
}

type UnitRow = Omit<OrderUnit, 'deliveredAt' | 'paidAt'> & { deliveredAt: Date; paidAt: Date };
type FigureRow = { key: string } & Record<'count' | 'paidCount' | 'unpaidCount' | 'value' | 'paidValue' | 'unpaidValue' | 'declaredCount' | 'declaredValue', number>;

const DELIVERED = 'o.seller_commune_code = any($1) and o.delivered_at >= $2 and o.delivered_at < $3';
const CASHLESS = `o.tender <> 'cash'`;

/** The seller declares what was taken at the door; all other money this market saw arrive. */
const DECLARED = `o.tender in ('cash', 'qr_at_door')`;

const KEYS: Partial<Record<Parting, string>> = { commune: 'o.seller_commune_code', tender: `coalesce(o.tender, 'unpaid')`, buyerProvince: 'o.buyer_province_code' };

/** I5a, I5b and their rows: one statement each. */
@Injectable()
export class PaidOrders {
  constructor(private readonly dataSource: DataSource) {}

  /** By part: of what was delivered in the period, what is paid, and of that what was not paid in cash. `unknown` is what is not paid. */
  async figures(communes: readonly string[], period: Period, by: Parting): Promise<CashlessPart[]> {
    const rows: FigureRow[] = await this.dataSource.query(
      `select ${KEYS[by]!} as key, count(*) filter (where ${CASHLESS})::int as count, count(o.paid_at)::int as "paidCount", count(*) filter (where o.paid_at is null)::int as "unpaidCount",
         coalesce(sum(o.paid_amount) filter (where ${CASHLESS}), 0)::bigint as value, coalesce(sum(o.paid_amount), 0)::bigint as "paidValue",
         coalesce(sum(o.total_amount) filter (where o.paid_at is null), 0)::bigint as "unpaidValue",
         count(*) filter (where ${DECLARED})::int as "declaredCount", coalesce(sum(o.paid_amount) filter (where ${DECLARED}), 0)::bigint as "declaredValue"
       from insight.orders o where ${DELIVERED} group by 1 order by 1`, within(communes, period));
    return rows.map((row) => ({
      key: row.key, declaredCount: row.declaredCount, declaredValue: row.declaredValue,
      count: { numerator: row.count, denominator: row.paidCount, unknown: row.unpaidCount },
      value: { numerator: row.value, denominator: row.paidValue, unknown: row.unpaidValue },
    }));
  }

  /** One row for each unit of the denominator. Errors: `paging.bad_cursor`. */
  async units(communes: readonly string[], period: Period, limit: number, after?: string): Promise<Page<OrderUnit>> {
    const cursor = decodeCursor(after, 2);
    const rows: UnitRow[] = await this.dataSource.query(
      `select o.order_code as "orderCode", coalesce(s.name, '') as "sellerName", o.seller_commune_code as "communeCode", o.buyer_province_code as "buyerProvinceCode",
         o.delivered_at as "deliveredAt", o.paid_at as "paidAt", o.tender as method, ${CASHLESS} as cashless, o.paid_amount as "paidAmount"
       from insight.orders o left join insight.sellers s using (seller_id)
       where ${DELIVERED} and o.paid_at is not null and ($5::timestamptz is null or (o.delivered_at, o.order_code) > ($5, $6::text))
       order by o.delivered_at, o.order_code limit $4`, [...within(communes, period), limit + 1, ...(cursor ?? [null, null])]);
    return toPage(rows, limit, (row) => [row.deliveredAt.toISOString(), row.orderCode], (row) => ({ ...row, deliveredAt: isoVietnam(row.deliveredAt), paidAt: isoVietnam(row.paidAt) }));
  }
}

const within = (communes: readonly string[], { first, last }: Period): unknown[] => [communes, startOfVietnamDay(first), endOfVietnamDay(last)];
