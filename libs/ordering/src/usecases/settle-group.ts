import { Injectable } from '@nestjs/common';
import { PaymentsFacade } from '@cho-phien/payments';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { isCancelledWhole, isPaidInFull } from '../domain/order-group-status.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';

/** Brings a purchase to the state that its orders have led it to. The caller holds the group's lock. */
@Injectable()
export class SettleGroup {
  constructor(private readonly groups: OrderGroupRepository, private readonly orders: OrderRepository, private readonly payments: PaymentsFacade, private readonly changes: ChangeFeed) {}

  async run(tx: Tx, groupCode: string): Promise<void> {
    const states = (await this.orders.ofGroup(tx, groupCode)).map(({ status, paidAt }) => ({ status, paid: paidAt !== null }));
    if (isPaidInFull(states)) await this.groups.move(tx, groupCode, 'pay');
    else if (isCancelledWhole(states)) await this.end(tx, groupCode);
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }

  private async end(tx: Tx, groupCode: string): Promise<void> {
    await this.groups.move(tx, groupCode, 'cancel');
    await this.payments.dropPayable(tx, groupCode);
  }
}
