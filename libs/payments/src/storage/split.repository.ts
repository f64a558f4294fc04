import { Injectable } from '@nestjs/common';
import type { CapturedSplit } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { RefundedSplit } from '../domain/split-refund.js';

/** One order's part of a payable; the caller holds the payable's lock. */
@Injectable()
export class SplitRepository {
  async find(tx: Tx, payableId: string, orderCode: string): Promise<RefundedSplit | null> {
    const [split]: RefundedSplit[] = await tx.query(
      `select order_code as "orderCode", seller_id as "sellerId", items_amount as items, delivery_amount as delivery,
         returning_items_amount as "returningItems", returning_delivery_amount as "returningDelivery", direct
       from payments.payable_splits where payable_id = $1 and order_code = $2`, [payableId, orderCode]);
    return split ?? null;
  }

  /** Notes what goes back; more than the split holds is refused by the database (23514). */
  async sendBack(tx: Tx, payableId: string, { orderCode, items, delivery }: Pick<CapturedSplit, 'orderCode' | 'items' | 'delivery'>): Promise<void> {
    await tx.query(
      `update payments.payable_splits set returning_items_amount = returning_items_amount + $3, returning_delivery_amount = returning_delivery_amount + $4
       where payable_id = $1 and order_code = $2`, [payableId, orderCode, items, delivery]);
  }
}
