import { Injectable } from '@nestjs/common';
import { Clock, NO_DONG, NotFound } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { payableMoves } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RequestRefund } from './request-refund.js';

/** `waiting`: a gateway has yet to say what became of an attempt; ask again in a few seconds. */
export type Closing = 'closed' | 'captured' | 'cod' | 'waiting';

/** After the hold's end, the gateway is given this long to answer our query before the group expires without it. */
const GATEWAY_GRACE_MS = 60_000;

/** Ends an unpaid payable. Money that comes later is still recorded: captured late, or sent back after a cancellation. */
@Injectable()
export class ClosePayable {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly refund: RequestRefund,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Errors: `payments.group_not_found`. */
  async run(tx: Tx, groupCode: string, reason: 'expired' | 'cancelled'): Promise<Closing> {
    const payable = await this.payables.lock(tx, groupCode);
    if (!payable) throw new NotFound('payments.group_not_found');
    if (payable.status === 'captured' || payable.status === 'cod') return payable.status;
    if (payable.status !== 'open') return 'closed';
    if (reason === 'expired' && (await this.gatewayMaySpeak(tx, payable))) return 'waiting';
    const move = reason === 'expired' ? 'expire' : 'cancel';
    await this.payables.move(tx, payable.id, move, payableMoves.open[move]!);
    await this.attempts.withdraw(tx, payable.id, reason, ['vietqr'], ['pending', 'underpaid']);
    if (payable.held > 0) await this.giveBackPart(tx, payable, reason);
    await this.changes.announce(tx, `order_group:${groupCode}`);
    return 'closed';
  }

  private async gatewayMaySpeak(tx: Tx, { id, expiresAt }: Payable): Promise<boolean> {
    const end = (expiresAt ?? this.clock.now()).getTime() + GATEWAY_GRACE_MS;
    return this.clock.now().getTime() < end && this.attempts.awaitsGateway(tx, id);
  }

  private async giveBackPart(tx: Tx, payable: Payable, reason: 'expired' | 'cancelled'): Promise<void> {
    await this.payables.changeMoney(tx, payable.id, { received: 0, held: NO_DONG, captured: 0, returning: payable.held });
    await this.refund.run(tx, payable, { orderCode: null, receiptId: null, amount: payable.held, reason, cause: refundCause.closing(payable.id) });
  }
}
