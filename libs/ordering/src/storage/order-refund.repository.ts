import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { StatusReason } from '../domain/purchase.js';
import type { RefundState } from '../domain/refunded-orders.js';

export interface RefundedOrder extends RefundState { code: string; sellerId: string; reason: StatusReason | null }

/** How much of each order's money went back; the caller holds the lock of the group. */
@Injectable()
export class OrderRefundRepository {
  /** More than was paid for the order is refused by the database. */
  async add(tx: Tx, code: string, amount: number): Promise<void> {
    await tx.query('update ordering.orders set refunded_amount = refunded_amount + $2 where code = $1', [code, amount]);
  }

  async ofGroup(tx: Tx, groupCode: string): Promise<RefundedOrder[]> {
    return tx.query(
      `select code, seller_id as "sellerId", status_reason as reason, paid_at is not null as paid, total_amount as total, refunded_amount as refunded
       from ordering.orders where group_code = $1 order by position`, [groupCode]);
  }
}
