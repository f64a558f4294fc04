import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { InventoryFacade } from '@cho-phien/inventory';
import { DomainError } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { sortOrders } from '../domain/captured-orders.js';
import type { Order, StatusReason } from '../domain/purchase.js';
import { refundCause } from '../domain/refund-cause.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { AskRefund } from './ask-refund.js';
import { ReadyOrders } from './ready-orders.js';
import { ServeAtStall } from './serve-at-stall.js';
import { SettleGroup } from './settle-group.js';

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
    private readonly ready: ReadyOrders,
    private readonly stall: ServeAtStall,
    private readonly settleGroup: SettleGroup,
    private readonly ask: AskRefund,
  ) {}

  async run(tx: Tx, captured: Captured): Promise<void> {
    const { groupCode } = captured;
    const group = await this.groups.lock(tx, groupCode);
    if (group === null) return; // money for something other than an order group
    const orders = await this.orders.ofGroup(tx, groupCode);
    const sorted = sortOrders(orders, captured.splits.map(({ orderCode }) => orderCode));
    const held = await this.holdAgain(tx, groupCode, sorted.lapsed);
    const sold = [...sorted.waiting, ...held];
    await this.markPaid(tx, captured, sold, sorted.underway);
    if (group.channel === 'stall') await this.stall.run(tx, groupCode, sold, new Date(captured.capturedAt));
    else await this.ready.run(tx, groupCode, sold, captured.method);
    await this.sendBack(tx, captured, sorted.lapsed.filter((order) => !held.includes(order)), 'paid_stock_gone');
    await this.sendBack(tx, captured, sorted.dropped, 'paid_after_cancellation');
    await this.settleGroup.run(tx, groupCode);
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

  private async markPaid(tx: Tx, { capturedAt }: Captured, fresh: readonly Order[], underway: readonly Order[]): Promise<void> {
    const at = new Date(capturedAt);
    await this.orders.move(tx, fresh.map(({ code }) => code), 'pay', { at, actor: 'payments' });
    await this.orders.markPaid(tx, [...fresh, ...underway].map(({ code }) => code), at);
  }

  private async sendBack(tx: Tx, { groupCode, capturedAt }: Captured, orders: readonly Order[], reason: StatusReason): Promise<void> {
    const codes = orders.map(({ code }) => code);
    const at = new Date(capturedAt);
    await this.orders.move(tx, codes, 'lose_goods', { at, actor: 'payments', reason });
    await this.orders.markReason(tx, codes, reason);
    await this.orders.markPaid(tx, codes, at);
    for (const { code, seller } of orders) {
      const why = reason === 'paid_stock_gone' ? 'stock_gone' : 'cancelled';
      await this.ask.rest(tx, { groupCode, code, seller }, { reason: why, cause: refundCause.gone(code), actor: 'payments' });
    }
  }
}
