import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { OrderStatus } from '../domain/order-status.js';

/** A household's own goods in an order of its cooperative; nothing of the buyer, nothing of others. */
export interface CooperativeLine {
  orderCode: string; position: number; createdAt: Date; cooperative: { id: string; name: string };
  productId: string; productName: string; variantName: string; unit: string; quantity: number; status: OrderStatus; total: Dong;
}

@Injectable()
export class CooperativeLineRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; answers up to `limit` + 1 lines. What nobody paid or promised to pay is left out. */
  async list(scope: SellerScope, limit: number, after: readonly [string, string, number] | null): Promise<CooperativeLine[]> {
    return this.dataSource.query(`
      select l.order_code as "orderCode", l.position, o.created_at as "createdAt", json_build_object('id', o.seller_id, 'name', o.seller_name) as cooperative,
        l.product_id as "productId", l.name as "productName", l.variant_name as "variantName", l.unit, l.quantity, o.status, l.total_amount as total
      from ordering.order_lines l join ordering.orders o on o.code = l.order_code
      where l.producer_id = $1 and o.seller_id <> $1 and (o.status not in ('awaiting_payment', 'expired') or (o.cod and o.status = 'awaiting_payment'))
        and ($2::timestamptz is null or (o.created_at, o.code, l.position) < ($2, $3, $4))
      order by o.created_at desc, o.code desc, l.position desc limit $5`, [scope.sellerId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1]);
  }
}
