import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { acceptanceOf, hasReached } from '../domain/order-status.js';
import { OrderRepository } from '../storage/order.repository.js';
import { RelayedOrderRepository } from '../storage/relayed-order.repository.js';
import type { RelayedOrder } from '../storage/relayed-order.repository.js';
import { AnswerOrders } from './answer-orders.js';

/** A cooperative takes an order for its household, which did not answer in time. */
@Injectable()
export class AcceptRelayedOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly relayed: RelayedOrderRepository,
    private readonly orders: OrderRepository,
    private readonly answered: AnswerOrders,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing. Errors: `ordering.order_not_found` for one that was not relayed to it, `state.move_not_allowed`. */
  async run(scope: SellerScope, code: string): Promise<RelayedOrder> {
    return this.unitOfWork.run(async (tx) => {
      const order = await this.relayed.lock(tx, scope, code);
      if (order === null) throw new NotFound('ordering.order_not_found');
      if (hasReached(order.status, 'accepted')) return order;
      const move = acceptanceOf(order);
      const moved = await this.orders.move(tx, [code], move, { at: this.clock.now(), actor: `cooperative:${scope.sellerId}:${scope.accountId}` });
      if (moved.length === 0) throw new Conflict('state.move_not_allowed', { from: order.status, move });
      const all = await this.orders.ofGroup(tx, order.groupCode);
      await this.answered.run(tx, all.filter((each) => each.code === code), 'accepted', 'cooperative');
      await this.changes.announce(tx, `order_group:${order.groupCode}`);
      return (await this.relayed.find(scope, code, tx))!;
    });
  }
}
