import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** Orders from two sides: delivered and paid, told in either order. What was told first of each side stays. */
@Injectable()
export class OrderRepository {
  async keepDelivered(tx: Tx, told: PayloadOf<'ordering.order_delivered'>): Promise<void> {
    await tx.query(`
      insert into insight.orders as o (order_code, seller_id, seller_commune_code, buyer_province_code, total_amount, delivered_at, product_ids) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (order_code) do update set seller_commune_code = excluded.seller_commune_code, buyer_province_code = excluded.buyer_province_code,
        total_amount = excluded.total_amount, delivered_at = excluded.delivered_at, product_ids = excluded.product_ids
      where o.delivered_at is null`,
    [told.orderCode, told.sellerId, told.sellerCommuneCode, told.buyerProvinceCode, told.total, told.deliveredAt, told.productIds]);
  }

  async keepPaid(tx: Tx, { splits, capturedAt, tender }: PayloadOf<'payments.payment_captured'>): Promise<void> {
    await tx.query(`
      insert into insight.orders as o (order_code, seller_id, paid_amount, paid_at, tender)
      select order_code, seller_id, amount, $4, $5 from unnest($1::text[], $2::uuid[], $3::bigint[]) as split (order_code, seller_id, amount) order by order_code
      on conflict (order_code) do update set paid_amount = excluded.paid_amount, paid_at = excluded.paid_at, tender = excluded.tender
      where o.paid_at is null`,
    [splits.map(({ orderCode }) => orderCode), splits.map(({ sellerId }) => sellerId), splits.map(({ amount }) => amount), capturedAt, tender]);
  }
}
