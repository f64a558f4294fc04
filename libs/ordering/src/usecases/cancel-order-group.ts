import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock, Conflict } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { Tx } from '@cho-phien/platform';
import { isCancellable, nextStepOf } from '../domain/order-status.js';
import type { Order } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import type { MoveNote } from '../storage/order.repository.js';
import { AnswerOrders } from './answer-orders.js';
import { SettleGroup } from './settle-group.js';

/** The buyer calls off what is neither paid nor on its way. */
@Injectable()
export class CancelOrderGroup {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly answered: AnswerOrders,
    private readonly settleGroup: SettleGroup,
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
    await this.callOff(tx, code, going, { actor: 'buyer', reason: 'buyer_cancelled' });
  }

  /** Its payment was called off by the market: what of the purchase is still unpaid ends, and its goods are free. Repeating it changes nothing. */
  async unpaidFor(tx: Tx, code: string): Promise<void> {
    const group = await this.groups.lock(tx, code);
    if (group === null || group.status !== 'awaiting_payment') return;
    const going = (await this.orders.ofGroup(tx, code)).filter(({ status, cod, paidAt }) => !cod && isCancellable({ status, cod, paid: paidAt !== null }));
    if (going.length > 0) await this.callOff(tx, code, going, { actor: 'system', reason: 'payment_called_off' });
  }

  private async callOff(tx: Tx, code: string, going: readonly Order[], note: Pick<MoveNote, 'actor' | 'reason'>): Promise<void> {
    if ((await this.payments.closePayable(tx, code, 'cancelled')) === 'captured') throw new Conflict('ordering.already_paid');
    const codes = new Set(await this.orders.move(tx, going.map((order) => order.code), 'cancel', { at: this.clock.now(), ...note }));
    const called = going.filter((order) => codes.has(order.code));
    await this.inventory.release(tx, code, called.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)));
    await this.answered.run(tx, called.filter((order) => nextStepOf(order) !== null), 'cancelled', 'buyer');
    await this.settleGroup.run(tx, code);
  }
}
