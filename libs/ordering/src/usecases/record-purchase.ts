import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { isoVietnam } from '@cho-phien/kernel';
import type { PlacedOrder } from '@cho-phien/contracts';
import type { Language } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayTo } from '@cho-phien/payments';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Order, Purchase } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';

/** Writes a purchase with everything that must be true together with it: its payable open, its goods held, the news told. */
@Injectable()
export class RecordPurchase {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly sellers: SellersFacade,
  ) {}

  /** Answers the purchase as it was recorded. Errors: `inventory.insufficient_stock`. Stock comes last, so that popular goods are locked for the shortest time. */
  async run(tx: Tx, wanted: Purchase, tokenHash: string, language: Language): Promise<Purchase> {
    const accounts = await this.accountsOf(tx, wanted.orders);
    // The door takes money for the market; what goes to sellers themselves is paid beforehand.
    const purchase = { ...wanted, codAllowed: wanted.codAllowed && accounts.size === 0 };
    const { code, buyer, total, expiresAt, orders } = purchase;
    await this.groups.insert(tx, purchase);
    await this.payments.openPayable(tx, {
      groupCode: code, total, expiresAt, codAllowed: purchase.codAllowed, tokenHash,
      splits: orders.map((order) => ({ orderCode: order.code, sellerId: order.seller.id, items: order.itemsTotal, delivery: order.deliveryFee, payTo: accounts.get(order.seller.id) })),
    });
    const lines = orders.flatMap((order) => order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })));
    await this.inventory.reserve(tx, code, lines, [{
      type: 'ordering.order_group_placed',
      payload: {
        groupCode: code, buyerPhone: buyer.phone, language, total, expiresAt: expiresAt === null ? '' : isoVietnam(expiresAt),
        channel: 'shop', placedAt: isoVietnam(purchase.createdAt), orders: orders.map((order) => placedOrder(order, accounts.has(order.seller.id) ? 'direct' : 'collected')),
      },
    }]);
    return purchase;
  }

  /** The accounts of sellers who are paid by their buyers directly; without a verified account the market collects. */
  private async accountsOf(tx: Tx, orders: readonly Order[]): Promise<Map<string, PayTo>> {
    const sellers = await this.sellers.findMany([...new Set(orders.map(({ seller }) => seller.id))], tx);
    const accounts = new Map<string, PayTo>();
    for (const { id, moneyRoute } of sellers.values()) {
      const account = moneyRoute === 'direct' ? await this.sellers.bankAccountOf(id, tx) : null;
      if (account) accounts.set(id, { bin: account.bin, accountNumber: account.accountNumber, accountName: account.holder });
    }
    return accounts;
  }
}

const placedOrder = (order: Order, moneyRoute: PlacedOrder['moneyRoute']): PlacedOrder => ({
  orderCode: order.code, sellerId: order.seller.id, items: order.itemsTotal, delivery: order.deliveryFee, moneyRoute,
  lines: order.lines.map(({ productId, productSet, total, quantity }) => ({ productId, productSet: productSet ?? null, amount: total, quantity })),
});
