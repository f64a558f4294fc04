import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { checkCollection } from '../domain/door-collection.js';
import type { Collection } from '../domain/door-collection.js';
import { OrderRepository } from '../storage/order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { acceptanceOf } from '../domain/order-status.js';
import { AnswerOrders } from './answer-orders.js';
import { HeedCodChoice } from './heed-cod-choice.js';
import { MoveSoldOrder } from './move-sold-order.js';

/** What a seller does with an order: accepts it, hands the parcel over, reports that it arrived. Each may be repeated. */
@Injectable()
export class FulfilOrder {
  constructor(
    private readonly moveOrder: MoveSoldOrder,
    private readonly heedCodChoice: HeedCodChoice,
    private readonly orders: OrderRepository,
    private readonly inventory: InventoryFacade,
    private readonly answered: AnswerOrders,
    private readonly outbox: Outbox,
  ) {}

  /** Errors: `ordering.order_not_found`, `state.move_not_allowed` while it is neither paid nor to be paid at the door. */
  async accept(scope: SellerScope, code: string): Promise<SellerOrder> {
    await this.heedCodChoice.run(scope, code);
    return this.moveOrder.run(scope, code, {
      move: acceptanceOf,
      effect: (tx, order) => this.answered.run(tx, [order], 'accepted', scope.role === 'assistant' ? 'assistant' : 'seller'),
    });
  }

  /** The goods leave the seller's stock. Errors: `ordering.order_not_found`, `state.move_not_allowed`. */
  handOver(scope: SellerScope, code: string, carrier: string | null, trackingNumber: string | null): Promise<SellerOrder> {
    return this.moveOrder.run(scope, code, {
      move: () => 'hand_over',
      effect: async (tx, order, at) => {
        await this.inventory.handOver(tx, order.groupCode, order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })));
        if (carrier !== null || trackingNumber !== null) await this.orders.noteCarrier(tx, code, carrier, trackingNumber);
        await this.outbox.append(tx, { type: 'ordering.order_handed_over', payload: { orderCode: code, sellerId: order.seller.id, at: isoVietnam(at) } });
      },
    });
  }

  /** Errors: `ordering.order_not_found`, `state.move_not_allowed`, and those of `checkCollection`. */
  deliver(scope: SellerScope, code: string, collected: Collection | undefined): Promise<SellerOrder> {
    return this.moveOrder.run(scope, code, { move: () => 'deliver', effect: (tx, order, at) => this.arrived(tx, order, at, collected) });
  }

  private async arrived(tx: Tx, order: SellerOrder, at: Date, collected: Collection | undefined): Promise<void> {
    checkCollection({ paid: order.paidAt !== null, total: order.total }, collected);
    await this.orders.noteDelivery(tx, order.code, at, collected?.method ?? null);
    const { groupCode, code: orderCode, seller, total, carrier, trackingNumber } = order;
    const when = isoVietnam(at);
    await this.outbox.append(tx, {
      type: 'ordering.order_delivered',
      payload: {
        groupCode, orderCode, sellerId: seller.id, sellerCommuneCode: seller.communeCode, buyerProvinceCode: order.address.provinceCode,
        total, deliveredAt: when, productIds: [...new Set(order.lines.map(({ productId }) => productId))], channel: 'shop',
      },
    });
    if (collected) await this.outbox.append(tx, { type: 'ordering.collected_at_door', payload: { groupCode, orderCode, method: collected.method, amount: collected.amount, at: when, carrier, trackingNumber } });
  }
}
