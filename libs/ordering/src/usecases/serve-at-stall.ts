import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Order } from '../domain/purchase.js';
import { OrderRepository } from '../storage/order.repository.js';

/** A sale at a stall is paid: the goods changed hands over the table, so its order is delivered at once. */
@Injectable()
export class ServeAtStall {
  constructor(private readonly orders: OrderRepository, private readonly outbox: Outbox) {}

  async run(tx: Tx, groupCode: string, sold: readonly Order[], at: Date, collected: 'cash' | null = null): Promise<void> {
    const codes = sold.map(({ code }) => code);
    for (const move of ['accept', 'hand_over', 'deliver'] as const) await this.orders.move(tx, codes, move, { at, actor: 'stall' });
    for (const code of codes) await this.orders.noteDelivery(tx, code, at, collected);
    await this.outbox.append(tx, ...sold.map(({ code, seller, total }): DomainEvent => ({
      type: 'ordering.order_delivered',
      payload: {
        groupCode, orderCode: code, sellerId: seller.id, sellerCommuneCode: seller.communeCode, buyerProvinceCode: null,
        total, deliveredAt: isoVietnam(at), productIds: [], channel: 'stall',
      },
    })));
  }
}
