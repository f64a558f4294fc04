import { Clock } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** Orders from all sides: what was bought, delivered, paid and given back, told in any order. What was told first of each side stays. */
@Injectable()
export class OrderRepository {
  constructor(private readonly clock: Clock) {}

  async keepDelivered(tx: Tx, told: PayloadOf<'ordering.order_delivered'>): Promise<void> {
    const [channel, goods] = [told.channel ?? 'shop', [...new Set(told.productIds)].sort()];
    await tx.query(`
      with kept as (
        insert into insight.orders as o (order_code, seller_id, seller_commune_code, buyer_province_code, total_amount, delivered_at, product_ids, channel, delivered_known_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (order_code) do update set seller_commune_code = excluded.seller_commune_code, buyer_province_code = excluded.buyer_province_code,
          total_amount = excluded.total_amount, delivered_at = excluded.delivered_at, product_ids = excluded.product_ids, channel = excluded.channel, delivered_known_at = excluded.delivered_known_at
        where o.delivered_at is null
        returning o.order_code, o.delivered_at, o.delivered_known_at)
      insert into insight.order_lines as l (order_code, product_id, delivered_at, known_at)
      select order_code, product, delivered_at, delivered_known_at from kept cross join unnest($7::uuid[]) as product where $8 = 'shop'
      on conflict (order_code, product_id) do update set delivered_at = excluded.delivered_at, known_at = excluded.known_at`,
    [told.orderCode, told.sellerId, told.sellerCommuneCode, told.buyerProvinceCode, told.total, told.deliveredAt, goods, channel, this.clock.now()]);
  }

  /** An order is paid once: the first of these that tells of it counts. */
  async keepPaid(tx: Tx, captures: readonly PayloadOf<'payments.payment_captured'>[]): Promise<void> {
    const splits = captures.flatMap(({ splits: ofOrders, capturedAt, tender }) => ofOrders.map((split) => ({ ...split, capturedAt, tender })));
    await tx.query(`
      insert into insight.orders as o (order_code, seller_id, paid_amount, paid_at, tender, paid_known_at)
      select distinct on (order_code) order_code, seller_id, amount, captured_at, tender, $6
      from unnest($1::text[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[]) with ordinality as split (order_code, seller_id, amount, captured_at, tender, place) order by order_code, place
      on conflict (order_code) do update set paid_amount = excluded.paid_amount, paid_at = excluded.paid_at, tender = excluded.tender, paid_known_at = excluded.paid_known_at
      where o.paid_at is null`,
    [splits.map(({ orderCode }) => orderCode), splits.map(({ sellerId }) => sellerId), splits.map(({ amount }) => amount), splits.map(({ capturedAt }) => capturedAt), splits.map(({ tender }) => tender), this.clock.now()]);
  }

  /** What the goods of placed orders cost, by product. */
  async keepLines(tx: Tx, groups: readonly PayloadOf<'ordering.order_group_placed'>[]): Promise<void> {
    const lines = groups.flatMap(({ orders = [] }) => orders.flatMap(({ orderCode, lines: bought }) => bought.map((line) => ({ orderCode, ...line }))));
    if (lines.length === 0) return;
    await tx.query(`
      insert into insight.order_lines as l (order_code, product_id, items_amount, quantity)
      select order_code, product_id, sum(amount), sum(quantity) from unnest($1::text[], $2::uuid[], $3::bigint[], $4::int[]) as line (order_code, product_id, amount, quantity)
      group by 1, 2 order by 1, 2
      on conflict (order_code, product_id) do update set items_amount = excluded.items_amount, quantity = excluded.quantity where l.items_amount is null`,
    [lines.map(({ orderCode }) => orderCode), lines.map(({ productId }) => productId), lines.map(({ amount }) => amount), lines.map(({ quantity }) => quantity ?? null)]);
  }

  async keepRefund(tx: Tx, { refundId, splits = [] }: PayloadOf<'payments.refund_completed'>): Promise<void> {
    await tx.query(`
      insert into insight.order_refunds (refund_id, order_code, items_amount, delivery_amount, known_at)
      select $1, order_code, items, delivery, $5 from unnest($2::text[], $3::bigint[], $4::bigint[]) as split (order_code, items, delivery) on conflict do nothing`,
    [refundId, splits.map(({ orderCode }) => orderCode), splits.map(({ items }) => items), splits.map(({ delivery }) => delivery), this.clock.now()]);
  }
}
