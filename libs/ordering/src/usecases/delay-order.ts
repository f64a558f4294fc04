import { Injectable } from '@nestjs/common';
import { Clock, Conflict, isoVietnam, NotFound, Unprocessable } from '@cho-phien/kernel';
import { ChangeFeed, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { endOfDayAfter } from '../domain/order-promise.js';
import { nextStepOf } from '../domain/order-status.js';
import { OrderRepository } from '../storage/order.repository.js';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

/** The seller promises another day, so that the buyer reads a date that is true. */
@Injectable()
export class DelayOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellerOrders: SellerOrderRepository,
    private readonly orders: OrderRepository,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing. Errors: `ordering.order_not_found`, `ordering.nothing_to_delay`, `ordering.delay_out_of_range`. */
  async run(scope: SellerScope, code: string, sendBy: Date, reason: string): Promise<SellerOrder> {
    await this.assertInRange(sendBy);
    return this.unitOfWork.run(async (tx) => {
      const order = await this.sellerOrders.lock(tx, scope, code);
      if (order === null) throw new NotFound('ordering.order_not_found');
      const step = nextStepOf(order);
      if (step !== 'accept' && step !== 'hand_over') throw new Conflict('ordering.nothing_to_delay');
      if (order.promise?.sendBy.getTime() === sendBy.getTime() && order.promise.delayReason === reason) return order;
      await this.orders.delay(tx, code, sendBy, reason);
      const at = this.clock.now();
      await this.orders.addNote(tx, { orderCode: code, kind: 'delay', reason, note: null, actor: scope.actor, at });
      await this.outbox.append(tx, { type: 'ordering.order_delayed', payload: { orderCode: code, sellerId: scope.sellerId, sendBy: isoVietnam(sendBy), at: isoVietnam(at) } });
      await this.changes.announce(tx, `order_group:${order.groupCode}`);
      await this.changes.announce(tx, `seller:${scope.sellerId}`);
      return (await this.sellerOrders.find(scope, code, tx))!;
    });
  }

  private async assertInRange(sendBy: Date): Promise<void> {
    const now = this.clock.now();
    const days = (await this.terms.today()).rule('delay_at_most_days');
    if (sendBy < now || sendBy > endOfDayAfter(now, days)) {
      throw new Unprocessable('ordering.delay_out_of_range', { days }, [{ path: 'sendBy', code: 'ordering.delay_out_of_range' }]);
    }
  }
}
