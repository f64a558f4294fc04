import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';

/** Ends the hold of one purchase whose time to pay is over. */
@Injectable()
export class ExpireGroup {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /**
   * The payable decides: once money is in, or the buyer chose to pay at the door, or a
   * gateway still owes an answer, the group is left alone, and the event that is on its
   * way (or the next round) settles it. Answers whether the group expired.
   */
  async run(tx: Tx, code: string): Promise<boolean> {
    const now = this.clock.now();
    if ((await this.groups.lockOverdue(tx, code, now)) === null) return false;
    if ((await this.payments.closePayable(tx, code, 'expired')) !== 'closed') return false;
    const orders = await this.orders.ofGroup(tx, code);
    await this.orders.move(tx, orders.map((order) => order.code), 'expire', { at: now, actor: 'system', reason: 'payment_expired' });
    await this.groups.move(tx, code, 'expire');
    await this.inventory.release(tx, code);
    await this.changes.announce(tx, `order_group:${code}`);
    return true;
  }
}
