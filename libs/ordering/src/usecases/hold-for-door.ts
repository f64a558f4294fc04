import { Injectable } from '@nestjs/common';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { ReadyOrders } from './ready-orders.js';

/** The buyer pays at the door: the goods stay held without a limit and the sellers may pack. */
@Injectable()
export class HoldForDoor {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly ready: ReadyOrders,
    private readonly changes: ChangeFeed,
  ) {}

  /** Does nothing for a purchase that was paid or called off meanwhile. */
  async run(tx: Tx, groupCode: string): Promise<void> {
    const group = await this.groups.lock(tx, groupCode);
    if (group === null || group.status !== 'awaiting_payment' || group.cod) return;
    await this.groups.holdForDoor(tx, groupCode);
    const waiting = (await this.orders.ofGroup(tx, groupCode)).filter(({ status }) => status === 'awaiting_payment');
    await this.ready.run(tx, groupCode, waiting, 'cod');
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }
}
