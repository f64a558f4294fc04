import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Conflict } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { awaitsSeller } from '../domain/order-status.js';
import { refundCause } from '../domain/refund-cause.js';
import { OrderRepository } from '../storage/order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { AnswerOrders } from './answer-orders.js';
import { AskRefund } from './ask-refund.js';
import { HeedCodChoice } from './heed-cod-choice.js';
import { MoveSoldOrder } from './move-sold-order.js';

export type RefusalReason = 'no_stock' | 'cannot_send' | 'other';

/** The seller cannot serve an order that has not left: its buyer gets the money back. */
@Injectable()
export class DeclineOrder {
  constructor(
    private readonly moveOrder: MoveSoldOrder,
    private readonly heedCodChoice: HeedCodChoice,
    private readonly orders: OrderRepository,
    private readonly inventory: InventoryFacade,
    private readonly answered: AnswerOrders,
    private readonly ask: AskRefund,
  ) {}

  /** Repeating it changes nothing. Errors: `ordering.order_not_found`, `state.move_not_allowed` once the goods have left or while nobody has paid or promised to. */
  async run(scope: SellerScope, code: string, reason: RefusalReason, note: string | null): Promise<SellerOrder> {
    await this.heedCodChoice.run(scope, code);
    return this.moveOrder.run(scope, code, {
      move: (order) => {
        if (!awaitsSeller(order) && order.status === 'awaiting_payment') throw new Conflict('state.move_not_allowed', { from: order.status, move: 'refuse' });
        return 'refuse';
      },
      reason: 'seller_refused',
      effect: (tx, order, at) => this.giveUp(tx, scope, order, { reason, note, at }),
    });
  }

  private async giveUp(tx: Tx, { actor }: SellerScope, order: SellerOrder, { reason, note, at }: { reason: RefusalReason; note: string | null; at: Date }): Promise<void> {
    const { groupCode, code: orderCode, lines } = order;
    await this.orders.addNote(tx, { orderCode, kind: 'refusal', reason, note, actor, at });
    await this.answered.run(tx, [order], 'refused', 'seller');
    if (order.paidAt !== null) await this.ask.rest(tx, order, { reason: 'refused', cause: refundCause.gone(orderCode), actor, note });
    await this.freeStock(tx, groupCode, reason, lines);
  }

  /** Goods that are not there are taken out of the count; offered again they would be refused again. */
  private async freeStock(tx: Tx, groupCode: string, reason: RefusalReason, lines: SellerOrder['lines']): Promise<void> {
    const held = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    if (reason === 'no_stock') await this.inventory.handOver(tx, groupCode, held);
    else await this.inventory.release(tx, groupCode, held.map(({ variantId }) => variantId));
  }
}
