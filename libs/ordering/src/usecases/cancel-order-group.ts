import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock, Conflict } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { isCancelledWhole, isPaidInFull } from '../domain/order-group-status.js';
import { isCancellable } from '../domain/order-status.js';
import type { Order } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';

/** The buyer calls off what is neither paid nor on its way. */
@Injectable()
export class CancelOrderGroup {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing. Errors: `ordering.already_paid`, `ordering.nothing_to_cancel`. */
  async run(tx: Tx, code: string): Promise<void> {
    const group = await this.groups.lock(tx, code);
    if (group === null || group.status === 'cancelled') return;
    if (group.status === 'paid') throw new Conflict('ordering.already_paid');
    const orders = await this.orders.ofGroup(tx, code);
    const going = orders.filter(({ status, cod, paidAt }) => isCancellable({ status, cod, paid: paidAt !== null }));
    if (going.length === 0) throw new Conflict('ordering.nothing_to_cancel');
    await this.callOff(tx, code, orders, going);
  }

  private async callOff(tx: Tx, code: string, orders: readonly Order[], going: readonly Order[]): Promise<void> {
    if ((await this.payments.closePayable(tx, code, 'cancelled')) === 'captured') throw new Conflict('ordering.already_paid');
    const codes = new Set(await this.orders.move(tx, going.map((order) => order.code), 'cancel', { at: this.clock.now(), actor: 'buyer', reason: 'buyer_cancelled' }));
    await this.inventory.release(tx, code, going.filter((order) => codes.has(order.code)).flatMap(({ lines }) => lines.map(({ variantId }) => variantId)));
    const left = orders.map(({ code: each, status, paidAt }) => ({ status: codes.has(each) ? 'cancelled' as const : status, paid: paidAt !== null }));
    if (isCancelledWhole(left)) await this.groups.move(tx, code, 'cancel');
    else if (isPaidInFull(left)) await this.groups.move(tx, code, 'pay');
    await this.changes.announce(tx, `order_group:${code}`);
  }
}
