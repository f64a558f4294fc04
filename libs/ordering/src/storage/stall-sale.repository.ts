import { Injectable } from '@nestjs/common';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { StallDay, StallSale } from '../domain/stall-sale.js';

export interface NewStallSale {
  sale: StallSale;
  seller: { slug: string; name: string; communeCode: string };
  /** Vietnamese day of the sale. */
  day: string;
}

const SALE = `
  select s.code, g.total_amount as amount, g.status, s.tender, s.note, g.expires_at as "expiresAt", o.paid_at as "paidAt", s.created_at as "createdAt"
  from ordering.stall_sales s join ordering.order_groups g on g.code = s.code join ordering.orders o on o.group_code = s.code
  where s.seller_id = $1`;

/** The code of the one order of a sale. */
export const stallOrderCode = (code: string): string => `${code}-1`;

/** Sales at one seller's stall; every query filters by the scope. */
@Injectable()
export class StallSaleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes a sale that waits for its money: group, order and history in one statement. */
  async insert(tx: Tx, scope: SellerScope, { sale, seller, day }: NewStallSale): Promise<void> {
    await tx.query(`
      with placed as (
        insert into ordering.order_groups (code, channel, status, cod, cod_allowed, items_amount, delivery_amount, total_amount, expires_at, created_at)
        values ($1, 'stall', 'awaiting_payment', false, false, $2, 0, $2, $3, $4)),
      ordered as (
        insert into ordering.orders (code, group_code, position, channel, seller_id, seller_slug, seller_name, seller_commune_code, status,
          items_amount, delivery_amount, total_amount, weight_grams, created_at)
        values ($5, $1, 1, 'stall', $6, $7, $8, $9, 'awaiting_payment', $2, 0, $2, 0, $4)),
      noted as (insert into ordering.order_events (order_code, status, actor, at) values ($5, 'awaiting_payment', $10, $4))
      insert into ordering.stall_sales (code, seller_id, tender, note, sold_by, day, created_at) values ($1, $6, $11, $12, $10, $13, $4)`,
    [sale.code, sale.amount, sale.expiresAt, sale.createdAt, stallOrderCode(sale.code), scope.sellerId, seller.slug, seller.name, seller.communeCode,
      scope.actor, sale.tender, sale.note, day]);
  }

  async find(scope: SellerScope, code: string, tx?: Tx): Promise<StallSale | null> {
    const [row]: StallSale[] = await (tx ?? this.dataSource).query(`${SALE} and s.code = $2`, [scope.sellerId, code]);
    return row ?? null;
  }

  /** Locks the sale's group; null when it is not the seller's. */
  async lock(tx: Tx, scope: SellerScope, code: string): Promise<StallSale | null> {
    const locked: unknown[] = await tx.query(
      'select 1 from ordering.order_groups where code = (select code from ordering.stall_sales where code = $2 and seller_id = $1) for update', [scope.sellerId, code]);
    return locked.length > 0 ? this.find(scope, code, tx) : null;
  }

  /** The sales of a Vietnamese day, newest first; answers up to `limit` + 1. */
  async list(scope: SellerScope, day: string, limit: number, after: readonly [string, string] | null): Promise<StallSale[]> {
    return this.dataSource.query(`
      ${SALE} and s.day = $2 and ($3::timestamptz is null or (s.created_at, s.code) < ($3, $4))
      order by s.created_at desc, s.code desc limit $5`, [scope.sellerId, day, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  /** What was paid of the sales of a day. */
  async day(scope: SellerScope, day: string): Promise<StallDay> {
    const [row]: StallDay[] = await this.dataSource.query(`
      select count(*)::int as count, count(*) filter (where s.tender = 'qr')::int as "qrCount", count(*) filter (where s.tender = 'cash')::int as "cashCount",
        coalesce(sum(g.total_amount) filter (where s.tender = 'qr'), 0)::bigint as "qrAmount",
        coalesce(sum(g.total_amount) filter (where s.tender = 'cash'), 0)::bigint as "cashAmount"
      from ordering.stall_sales s join ordering.order_groups g on g.code = s.code where s.seller_id = $1 and s.day = $2 and g.status = 'paid'`, [scope.sellerId, day]);
    return row!;
  }
}
