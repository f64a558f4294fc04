import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Purchase } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';

/** Writes a purchase with everything that must be true together with it: its payable open, its goods held, the news told. */
@Injectable()
export class RecordPurchase {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly outbox: Outbox,
  ) {}

  /** Errors: `inventory.insufficient_stock`. Stock comes last, so that popular goods are locked for the shortest time. */
  async run(tx: Tx, purchase: Purchase, tokenHash: string, language: Language): Promise<void> {
    const { code, buyer, total, expiresAt, orders } = purchase;
    await this.groups.insert(tx, purchase);
    await this.payments.openPayable(tx, {
      groupCode: code, total, expiresAt, codAllowed: purchase.codAllowed, tokenHash,
      splits: orders.map((order) => ({ orderCode: order.code, sellerId: order.seller.id, items: order.itemsTotal, delivery: order.deliveryFee })),
    });
    await this.outbox.append(tx, {
      type: 'ordering.order_group_placed',
      payload: { groupCode: code, buyerPhone: buyer.phone, language, total, expiresAt: expiresAt === null ? '' : isoVietnam(expiresAt) },
    });
    await this.inventory.reserve(tx, code, orders.flatMap(({ lines }) => lines.map(({ variantId, quantity }) => ({ variantId, quantity }))));
  }
}
