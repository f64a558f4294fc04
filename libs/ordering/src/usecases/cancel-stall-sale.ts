import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { StallSale } from '../domain/stall-sale.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { StallSaleRepository, stallOrderCode } from '../storage/stall-sale.repository.js';

/** The seller calls a sale off that nobody has paid; what comes of it later goes back. */
@Injectable()
export class CancelStallSale {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sales: StallSaleRepository,
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Repeating it, or calling off what has expired, changes nothing. Errors: `ordering.stall_sale_not_found`, `ordering.already_paid`. */
  async run(scope: SellerScope, code: string): Promise<StallSale> {
    return this.unitOfWork.run(async (tx) => {
      const sale = await this.sales.lock(tx, scope, code);
      if (sale === null) throw new NotFound('ordering.stall_sale_not_found');
      if (sale.status === 'cancelled' || sale.status === 'expired') return sale;
      if (sale.status !== 'awaiting_payment' || (await this.payments.closePayable(tx, code, 'cancelled')) !== 'closed') throw new Conflict('ordering.already_paid');
      await this.orders.move(tx, [stallOrderCode(code)], 'cancel', { at: this.clock.now(), actor: scope.actor });
      await this.groups.move(tx, code, 'cancel');
      await this.changes.announce(tx, `order_group:${code}`);
      return (await this.sales.find(scope, code, tx))!;
    });
  }
}
