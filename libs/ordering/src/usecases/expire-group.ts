import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { SettleGroup } from './settle-group.js';

/** How soon a gateway that owes an answer is asked for again. */
const LOOK_AGAIN_MS = 20_000;

/** Ends the hold of one purchase whose time to pay is over. */
@Injectable()
export class ExpireGroup {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly settleGroup: SettleGroup,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /**
   * The payable decides: once money is in, or the buyer chose to pay at the door, or a
   * gateway still owes an answer, the group is left alone, and the event that is on its
   * way (or the next round) settles it. Where only some of its sellers were paid, the others'
   * orders expire. Answers whether anything expired.
   */
  async run(tx: Tx, code: string): Promise<boolean> {
    const now = this.clock.now();
    if ((await this.groups.lockOverdue(tx, code, now)) === null) return false;
    const closing = await this.payments.closePayable(tx, code, 'expired');
    if (closing === 'waiting') await this.groups.lookAgain(tx, code, new Date(now.getTime() + LOOK_AGAIN_MS));
    if (closing !== 'closed' && closing !== 'part') return false;
    const orders = await this.orders.ofGroup(tx, code);
    const ended = new Set(await this.orders.move(tx, orders.filter(({ paidAt }) => paidAt === null).map((order) => order.code), 'expire', { at: now, actor: 'system', reason: 'payment_expired' }));
    await this.inventory.release(tx, code, orders.filter((order) => ended.has(order.code)).flatMap(({ lines }) => lines.map(({ variantId }) => variantId)));
    if (closing === 'part') await this.settleGroup.run(tx, code);
    else await this.groups.move(tx, code, 'expire');
    await this.changes.announce(tx, `order_group:${code}`);
    return true;
  }
}
