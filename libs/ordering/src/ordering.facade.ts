import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { Purchase } from './domain/purchase.js';
import { OrderGroupRepository } from './storage/order-group.repository.js';

/** Orders for the program that loads the demo; other contexts hear of orders by events. */
@Injectable()
export class OrderingFacade {
  constructor(private readonly groups: OrderGroupRepository) {}

  /** Writes a purchase of the past as it ended, with its history. Touches no stock, opens no payable, tells nobody. */
  recordPastPurchase(tx: Tx, purchase: Purchase): Promise<void> { return this.groups.insert(tx, purchase); }

  /** Whether a purchase of that code was recorded. */
  async knows(code: string): Promise<boolean> { return (await this.groups.state(code)) !== null; }
}
