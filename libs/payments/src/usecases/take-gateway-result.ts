import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { hasLapsed } from '../domain/payable.js';
import type { GatewayMethod, GatewayOutcome, GatewayResult } from '../providers/payment-gateway.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { HeldPaymentRepository } from '../storage/held-payment.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RecordMoney } from './record-money.js';

/** `already`: nothing new was said. The other refusals are those of the gateway's protocol. */
export type Taken = 'taken' | 'already' | 'unknown_reference' | 'wrong_amount';

/** Takes what a gateway says of a payment, by notice or by query: one path, so that the order of arrival does not matter. */
@Injectable()
export class TakeGatewayResult {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly held: HeldPaymentRepository,
    private readonly money: RecordMoney,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, method: GatewayMethod, result: GatewayResult): Promise<Taken> {
    const found = await this.find(tx, method, result);
    if (!found) return 'unknown_reference';
    if (result.amount !== found.amount) return 'wrong_amount';
    const payable = (await this.payables.lockById(tx, found.payableId))!;
    const attempt = (await this.attempts.byId(tx, found.id))!; // as it stands behind the lock
    if (result.outcome === 'paid') {
      const state = await this.money.run(tx, payable, {
        provider: method, eventId: result.reference, reference: result.transactionNo || attempt.reference, amount: attempt.amount, memo: payable.groupCode,
        occurredAt: result.paidAt ?? this.clock.now(),
      }, attempt);
      return state === null ? 'already' : 'taken';
    }
    if (result.outcome === 'pending') return 'taken';
    const changed = await this.settle(tx, attempt, result.outcome);
    if (changed) await this.changes.announce(tx, `order_group:${payable.groupCode}`);
    return changed ? 'taken' : 'already';
  }

  /** The gateway never saw the payment: after the payable's end nobody can pay it any more. */
  async neverSeen(tx: Tx, attempt: Attempt): Promise<void> {
    const payable = (await this.payables.lockById(tx, attempt.payableId))!;
    const ended = attempt.expiresAt === null || attempt.expiresAt <= this.clock.now() || hasLapsed(payable, this.clock.now());
    if (ended && (await this.attempts.expirePending(tx, attempt.id))) await this.changes.announce(tx, `order_group:${payable.groupCode}`);
  }

  private async find(tx: Tx, method: GatewayMethod, result: GatewayResult): Promise<Attempt | null> {
    if (method === 'stripe') return this.attempts.byGateway(tx, method, result);
    const found = await this.attempts.byReference(tx, result.reference);
    return found?.method === method ? found : null;
  }

  private async settle(tx: Tx, { id, status }: Attempt, outcome: Exclude<GatewayOutcome, 'paid' | 'pending'>): Promise<boolean> {
    if (outcome === 'held') return status !== 'held' && (await this.held.callOffOf(tx, id))?.state !== 'confirmed' && this.attempts.move(tx, id, 'hold', 'held');
    return outcome === 'expired' ? this.attempts.expirePending(tx, id) : this.attempts.move(tx, id, 'fail', 'failed');
  }
}
