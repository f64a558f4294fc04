import { Injectable } from '@nestjs/common';
import type { DomainEvent, PayloadOf } from '@cho-phien/contracts';
import { InventoryFacade } from '@cho-phien/inventory';
import { DomainError } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { isPaidInFull } from '../domain/order-group-status.js';
import { sortOrders } from '../domain/captured-orders.js';
import type { Order, StatusReason } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';

type Captured = PayloadOf<'payments.payment_captured'>;

/**
 * Money for a purchase is in: its orders become paid, exactly once. Where the hold had
 * lapsed, the goods are held again; where they are gone by now, the order says so and its
 * money goes back.
 */
@Injectable()
export class SettleCapture {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly inventory: InventoryFacade,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
  ) {}

  async run(tx: Tx, captured: Captured): Promise<void> {
    const { groupCode } = captured;
    if ((await this.groups.lock(tx, groupCode)) === null) return; // money for something other than an order group
    const orders = await this.orders.ofGroup(tx, groupCode);
    const sorted = sortOrders(orders, captured.splits.map(({ orderCode }) => orderCode));
    const held = await this.holdAgain(tx, groupCode, sorted.lapsed);
    await this.markPaid(tx, captured, [...sorted.waiting, ...held], sorted.underway);
    await this.sendBack(tx, captured, sorted.lapsed.filter((order) => !held.includes(order)), 'paid_stock_gone');
    await this.sendBack(tx, captured, sorted.dropped, 'paid_after_cancellation');
    const after = await this.orders.ofGroup(tx, groupCode);
    if (isPaidInFull(after.map(({ status, paidAt }) => ({ status, paid: paidAt !== null })))) await this.groups.move(tx, groupCode, 'pay');
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }

  /** Holds the goods of lapsed orders again: all together, or else order by order; answers those that could be held. */
  private async holdAgain(tx: Tx, groupCode: string, lapsed: readonly Order[]): Promise<readonly Order[]> {
    if (lapsed.length === 0 || (await this.tryHold(tx, groupCode, lapsed))) return lapsed;
    const held: Order[] = [];
    for (const order of lapsed) if (lapsed.length > 1 && (await this.tryHold(tx, groupCode, [order]))) held.push(order);
    return held;
  }

  /** In a savepoint, so that a refusal leaves nothing behind. */
  private async tryHold(tx: Tx, groupCode: string, orders: readonly Order[]): Promise<boolean> {
    const lines = orders.flatMap((order) => order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })));
    try {
      await tx.transaction((savepoint) => this.inventory.reserve(savepoint, groupCode, lines));
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'inventory.insufficient_stock') return false;
      throw error;
    }
  }

  private async markPaid(tx: Tx, { groupCode, method, capturedAt }: Captured, fresh: readonly Order[], underway: readonly Order[]): Promise<void> {
    const at = new Date(capturedAt);
    await this.orders.move(tx, fresh.map(({ code }) => code), 'pay', { at, actor: 'payments' });
    await this.orders.markPaid(tx, [...fresh, ...underway].map(({ code }) => code), at);
    await this.outbox.append(tx, ...fresh.map(({ code, seller, total }): DomainEvent => (
      { type: 'ordering.order_ready', payload: { groupCode, orderCode: code, sellerId: seller.id, total, method } })));
  }

  private async sendBack(tx: Tx, { groupCode, capturedAt }: Captured, orders: readonly Order[], reason: StatusReason): Promise<void> {
    const codes = orders.map(({ code }) => code);
    const at = new Date(capturedAt);
    await this.orders.move(tx, codes, 'lose_goods', { at, actor: 'payments', reason });
    await this.orders.markReason(tx, codes, reason);
    await this.orders.markPaid(tx, codes, at);
    await this.outbox.append(tx, ...orders.map(({ code, seller, total }): DomainEvent => (
      { type: 'ordering.order_paid_but_gone', payload: { groupCode, orderCode: code, sellerId: seller.id, amount: total } })));
  }
}
