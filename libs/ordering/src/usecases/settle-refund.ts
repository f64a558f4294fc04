import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { refundMoveOf } from '../domain/refunded-orders.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRefundRepository } from '../storage/order-refund.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { RefundRepository } from '../storage/refund.repository.js';
import { RefundClaim } from './refund-claim.js';

/** Money of orders has gone back to their buyer: each order and the purchase say how much of it. */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly refunded: OrderRefundRepository,
    private readonly refunds: RefundRepository,
    private readonly claims: RefundClaim,
    private readonly changes: ChangeFeed,
  ) {}

  async run(tx: Tx, { groupCode, splits = [], cause, at }: PayloadOf<'payments.refund_completed'>): Promise<void> {
    if (splits.length === 0) return; // money that was never captured, so no order's
    if ((await this.groups.lock(tx, groupCode)) === null) return;
    for (const { orderCode, amount } of splits) await this.refunded.add(tx, orderCode, amount);
    if (cause !== undefined) await this.refunds.settle(tx, cause, new Date(at));
    if (cause !== undefined) await this.claims.settle(tx, cause);
    const touched = splits.map(({ orderCode }) => orderCode);
    const standing = await this.refunded.ofGroup(tx, groupCode);
    for (const order of standing.filter(({ code }) => touched.includes(code))) {
      await this.orders.move(tx, [order.code], refundMoveOf([order]), { at: new Date(at), actor: 'payments', ...(order.reason && { reason: order.reason }) });
    }
    await this.groups.move(tx, groupCode, refundMoveOf(standing));
    await this.changes.announce(tx, `order_group:${groupCode}`);
    for (const { sellerId } of standing.filter(({ code }) => touched.includes(code))) await this.changes.announce(tx, `seller:${sellerId}`);
  }
}
