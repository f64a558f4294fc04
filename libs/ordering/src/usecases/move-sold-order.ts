import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { hasReached, isDropped, targetOf } from '../domain/order-status.js';
import type { OrderMove } from '../domain/order-status.js';
import type { StatusReason } from '../domain/purchase.js';
import { OrderRepository } from '../storage/order.repository.js';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { SettleGroup } from './settle-group.js';

export interface SellerStep {
  move: (order: SellerOrder) => OrderMove;
  /** Why, where the state alone does not say; the same step taken before is known by it. */
  reason?: StatusReason;
  /** What else becomes true with the move; runs after it, in the same transaction. */
  effect?: (tx: Tx, order: SellerOrder, at: Date) => Promise<void>;
}

/** One step of a seller's order towards the buyer. A step that was taken before answers the order as it is. */
@Injectable()
export class MoveSoldOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellerOrders: SellerOrderRepository,
    private readonly orders: OrderRepository,
    private readonly settleGroup: SettleGroup,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Errors: `ordering.order_not_found`, `state.move_not_allowed`, and those of the step's effect. */
  async run(scope: SellerScope, code: string, step: SellerStep): Promise<SellerOrder> {
    return this.unitOfWork.run(async (tx) => {
      const order = await this.sellerOrders.lock(tx, scope, code);
      if (order === null) throw new NotFound('ordering.order_not_found');
      if (step.reason !== undefined && order.statusReason === step.reason) return order;
      const move = step.move(order);
      if (hasReached(order.status, targetOf(move))) return order;
      const at = this.clock.now();
      const moved = await this.orders.move(tx, [code], move, { at, actor: scope.actor, reason: step.reason });
      if (moved.length === 0) throw new Conflict('state.move_not_allowed', { from: order.status, move });
      await step.effect?.(tx, order, at);
      if (isDropped(targetOf(move))) await this.settleGroup.run(tx, order.groupCode);
      await this.changes.announce(tx, `order_group:${order.groupCode}`);
      await this.changes.announce(tx, `seller:${scope.sellerId}`);
      return (await this.sellerOrders.find(scope, code, tx))!;
    });
  }
}
