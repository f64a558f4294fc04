import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock, Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { Order } from '../domain/purchase.js';
import { OrderRepository } from '../storage/order.repository.js';
import { AnswerOrders } from './answer-orders.js';
import { SettleGroup } from './settle-group.js';

export interface CallingOff { by: 'buyer' | 'seller'; actor: string }

/** A paid order that has not left brings no goods: they are free again, and nobody is asked to pack them. Its money is asked back beside it. */
@Injectable()
export class CallOffOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly inventory: InventoryFacade,
    private readonly answered: AnswerOrders,
    private readonly settleGroup: SettleGroup,
    private readonly clock: Clock,
  ) {}

  /** The caller holds the group's lock. Errors: `state.move_not_allowed` once the goods have left. */
  async run(tx: Tx, groupCode: string, order: Order, { by, actor }: CallingOff): Promise<void> {
    const move = by === 'buyer' ? 'cancel' : 'refuse';
    const reason = by === 'buyer' ? 'buyer_cancelled' : 'seller_refused';
    const moved = await this.orders.move(tx, [order.code], move, { at: this.clock.now(), actor, reason });
    if (moved.length === 0) throw new Conflict('state.move_not_allowed', { from: order.status, move });
    await this.inventory.release(tx, groupCode, order.lines.map(({ variantId }) => variantId));
    await this.answered.run(tx, [order], by === 'buyer' ? 'cancelled' : 'refused', by);
    await this.settleGroup.run(tx, groupCode);
  }
}
