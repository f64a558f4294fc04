import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { refundCause } from '../domain/refund-cause.js';
import type { ReturnReason } from '../domain/return-reason.js';
import { OrderRepository } from '../storage/order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import { AskRefund } from './ask-refund.js';
import { MoveSoldOrder } from './move-sold-order.js';

export interface ReturnedParcel {
  reason: ReturnReason;
  note: string | null;
  /** Whether the goods can be sold again. */
  restock: boolean;
}

/** A parcel came back: nobody took it at the door, or the buyer sent it back. An order to be paid at the door is then owed no more; of a paid one the money goes back. */
@Injectable()
export class TakeBackParcel {
  constructor(
    private readonly moveOrder: MoveSoldOrder,
    private readonly orders: OrderRepository,
    private readonly inventory: InventoryFacade,
    private readonly terms: TermsRepository,
    private readonly ask: AskRefund,
  ) {}

  /** Repeating it changes nothing. Errors: `ordering.order_not_found`, `state.move_not_allowed` before the parcel left. */
  async run(scope: SellerScope, code: string, { reason, note, restock }: ReturnedParcel): Promise<SellerOrder> {
    return this.moveOrder.run(scope, code, {
      move: () => 'take_back',
      reason: 'parcel_returned',
      effect: async (tx, order, at) => {
        await this.orders.addNote(tx, { orderCode: code, kind: 'return', reason, note, actor: scope.actor, at });
        if (restock) await this.inventory.returnToStock(tx, order.groupCode, order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })));
        if (order.paidAt !== null) await this.sendMoneyBack(tx, scope, order, reason);
      },
    });
  }

  /** The goods' price always; the delivery where the rule for that reason gives it back. */
  private async sendMoneyBack(tx: Tx, { actor }: SellerScope, order: SellerOrder, reason: ReturnReason): Promise<void> {
    const delivery = (await this.terms.today(tx)).rule(`return_gives_delivery_${reason}`) === 1;
    await this.ask.rest(tx, order, { reason: 'returned', cause: refundCause.returned(order.code), actor, note: reason }, { delivery });
  }
}
