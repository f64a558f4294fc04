import { Injectable } from '@nestjs/common';
import { Conflict, newId, NotFound } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { hasLeft } from '../domain/order-status.js';
import { refundCause } from '../domain/refund-cause.js';
import type { RefundWish } from '../domain/refundable.js';
import { RefundRepository } from '../storage/refund.repository.js';
import type { OrderRefund } from '../storage/refund.repository.js';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { AskRefund } from './ask-refund.js';
import { CallOffOrder } from './call-off-order.js';

/** The seller gives money back, of some lines or of all that is left; all of an order that has not left calls it off. */
@Injectable()
export class GiveMoneyBack {
  constructor(
    private readonly sellerOrders: SellerOrderRepository,
    private readonly refunds: RefundRepository,
    private readonly ask: AskRefund,
    private readonly callOff: CallOffOrder,
    private readonly changes: ChangeFeed,
  ) {}

  /** Errors: `ordering.order_not_found`, `ordering.not_paid`, `ordering.nothing_left_to_refund`, and those of `refundShare`. */
  async run(tx: Tx, scope: SellerScope, code: string, wish: RefundWish, note: string): Promise<OrderRefund> {
    const order = await this.sellerOrders.lock(tx, scope, code);
    if (order === null) throw new NotFound('ordering.order_not_found');
    if (order.paidAt === null) throw new Conflict('ordering.not_paid');
    const refund = await this.ask.run(tx, order, { reason: 'given_back', cause: refundCause.given(code, newId()), actor: scope.actor, note }, wish);
    await this.callOffEmpty(tx, order, scope.actor);
    await this.changes.announce(tx, `order_group:${order.groupCode}`);
    await this.changes.announce(tx, `seller:${scope.sellerId}`);
    return refund;
  }

  private async callOffEmpty(tx: Tx, order: SellerOrder, actor: string): Promise<void> {
    if (hasLeft(order.status) || (await this.refunds.left(order.code, tx)).items > 0) return;
    await this.callOff.run(tx, order.groupCode, order, { by: 'seller', actor });
  }
}
