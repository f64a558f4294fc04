import { Injectable } from '@nestjs/common';
import { Clock, NO_DONG, NotFound } from '@cho-phien/kernel';
import { ChangeFeed, Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { payableMoves } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RequestRefund } from './request-refund.js';

/**
 * `waiting`: a gateway has yet to say what became of an attempt; ask again later.
 * `part`: some orders are paid, the others are not and will not be.
 */
export type Closing = 'closed' | 'part' | 'captured' | 'cod' | 'waiting';

/** Ends an unpaid payable. Money that comes later is still recorded: captured late, or sent back after a cancellation. */
@Injectable()
export class ClosePayable {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly refund: RequestRefund,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Errors: `payments.group_not_found`. */
  async run(tx: Tx, groupCode: string, reason: 'expired' | 'cancelled'): Promise<Closing> {
    const payable = await this.find(tx, groupCode);
    if (payable.status === 'captured' || payable.status === 'cod') return payable.status;
    if (payable.status !== 'open') return 'closed';
    if (reason === 'expired' && (await this.gatewayMaySpeak(tx, payable))) return 'waiting';
    const part = payable.captured > 0;
    const move = part ? 'capture' : reason === 'expired' ? 'expire' : 'cancel';
    await this.payables.move(tx, payable.id, move, payableMoves.open[move]!);
    await this.attempts.withdrawDirect(tx, payable.id, reason);
    await this.attempts.withdraw(tx, payable.id, reason, ['vietqr'], ['pending', 'underpaid']);
    if (payable.held > 0) await this.giveBackPart(tx, payable, reason);
    await this.changes.announce(tx, `order_group:${groupCode}`);
    return part ? 'part' : 'closed';
  }

  /** No order of it is left, also where the door was to pay: a part that came goes back, and so does what comes later. Errors: `payments.group_not_found`. */
  async drop(tx: Tx, groupCode: string): Promise<void> {
    const payable = await this.find(tx, groupCode);
    if (payable.status !== 'cod' || payable.captured > 0) return;
    await this.payables.move(tx, payable.id, 'cancel', 'cancelled');
    await this.attempts.withdraw(tx, payable.id, 'cancelled', ['vietqr', 'cod'], ['pending', 'underpaid']);
    if (payable.held > 0) await this.giveBackPart(tx, payable, 'cancelled');
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }

  private async find(tx: Tx, groupCode: string): Promise<Payable> {
    const payable = await this.payables.lock(tx, groupCode);
    if (!payable) throw new NotFound('payments.group_not_found');
    return payable;
  }

  /** VNPay's book: no order is ended by its time alone while a query of its payment is unanswered; a gateway that stays silent for GATEWAY_ANSWER_MINUTES holds goods no longer. */
  private async gatewayMaySpeak(tx: Tx, { id, expiresAt }: Payable): Promise<boolean> {
    const end = (expiresAt ?? this.clock.now()).getTime() + this.config.settings.GATEWAY_ANSWER_MINUTES * 60_000;
    return this.clock.now().getTime() < end && this.attempts.awaitsGateway(tx, id);
  }

  private async giveBackPart(tx: Tx, payable: Payable, reason: 'expired' | 'cancelled'): Promise<void> {
    await this.payables.changeMoney(tx, payable.id, { received: 0, held: NO_DONG, captured: 0, returning: payable.held });
    await this.refund.run(tx, payable, { orderCode: null, receiptId: null, amount: payable.held, reason, cause: refundCause.closing(payable.id) });
  }
}
