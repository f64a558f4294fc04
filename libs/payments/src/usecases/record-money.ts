import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { judgeArrival } from '../domain/judge-arrival.js';
import type { ReceiptState, Verdict } from '../domain/judge-arrival.js';
import { hasLapsed, payableMoves } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { ReceiptRepository, SOURCES } from '../storage/receipt.repository.js';
import type { ReceiptProvider } from '../storage/receipt.repository.js';
import { CapturePayment } from './capture-payment.js';
import { OpenAttempt } from './open-attempt.js';
import { RequestRefund } from './request-refund.js';

/** Money that came, as told by a verified notice or query. */
export interface Arrival {
  provider: ReceiptProvider;
  eventId: string;
  reference: string;
  amount: Dong;
  memo: string;
  occurredAt: Date;
  /** The attempt it pays, where the provider knows; a transfer's is found by amount. */
  attempt: Attempt | null;
}

/**
 * The one way in which money from outside changes a payable: whichever of notice, return
 * and query tells of it first, it is recorded once and ends in exactly one state.
 */
@Injectable()
export class RecordMoney {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly receipts: ReceiptRepository,
    private readonly capture: CapturePayment,
    private readonly openAttempt: OpenAttempt,
    private readonly refund: RequestRefund,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Records money for a payable whose lock the caller holds. Null: this arrival is recorded already. */
  async run(tx: Tx, payable: Payable, arrival: Arrival): Promise<ReceiptState | null> {
    if (await this.receipts.exists(tx, arrival.provider, arrival.eventId)) return null;
    const lapsed = hasLapsed(payable, this.clock.now());
    const verdict = judgeArrival({ ...payable, lapsed }, arrival.amount);
    const counts = verdict.captured > 0 || verdict.state === 'under';
    const attempt = arrival.attempt ?? (counts ? await this.transferAttempt(tx, payable, arrival.amount) : null);
    const receiptId = await this.write(tx, arrival, verdict.state, payable, attempt);
    await this.payables.changeMoney(tx, payable.id, { received: arrival.amount, held: verdict.held, captured: verdict.captured, returning: verdict.returned });
    if (verdict.captured > 0) await this.take(tx, payable, attempt!, lapsed);
    else if (verdict.state === 'under') await this.waitForTheRest(tx, payable, attempt!, verdict);
    else if (arrival.attempt) await this.attempts.move(tx, arrival.attempt.id, 'hold', 'held');
    if (verdict.reason) await this.refund.run(tx, payable, { orderCode: null, receiptId, amount: verdict.returned, reason: verdict.reason, cause: refundCause.receipt(receiptId) });
    await this.changes.announce(tx, `order_group:${payable.groupCode}`);
    return verdict.state;
  }

  /** Records money that belongs to no payable: kept for a person (`unmatched`) or of no interest (`ignored`). */
  async unplaced(tx: Tx, arrival: Omit<Arrival, 'attempt'>, state: 'unmatched' | 'ignored', outgoing = false): Promise<void> {
    if (state === 'unmatched') await this.write(tx, { ...arrival, attempt: null }, state, null, null);
    else await this.receipts.insert(tx, { ...arrival, outgoing, receivedAt: this.clock.now(), state, payableId: null, attemptId: null });
  }

  private async write(tx: Tx, arrival: Arrival, state: ReceiptState, payable: Payable | null, attempt: Attempt | null): Promise<string> {
    const receiptId = await this.receipts.insert(tx, { ...arrival, receivedAt: this.clock.now(), state, payableId: payable?.id ?? null, attemptId: attempt?.id ?? null });
    if (receiptId === null) throw new Error(`The arrival ${arrival.provider}/${arrival.eventId} is recorded elsewhere.`);
    await this.outbox.append(tx, {
      type: 'payments.money_received',
      payload: { receiptId, source: SOURCES[arrival.provider], amount: arrival.amount, groupCode: payable?.groupCode ?? null, state, at: arrival.occurredAt.toISOString() },
    });
    return receiptId;
  }

  private async take(tx: Tx, payable: Payable, attempt: Attempt, late: boolean): Promise<void> {
    await this.payables.move(tx, payable.id, 'capture', payableMoves[payable.status].capture!);
    await this.attempts.move(tx, attempt.id, 'capture', 'captured');
    await this.attempts.withdraw(tx, payable.id, 'cancelled', ['vietqr', 'cod'], ['pending']);
    const tender = attempt.method === 'vnpay' ? 'gateway' : 'bank_transfer';
    await this.capture.run(tx, payable, { attemptId: attempt.id, method: attempt.method, tender, late, orderCode: null });
  }

  /** Too little came: the attempt says so, and a new one asks for exactly what is missing. */
  private async waitForTheRest(tx: Tx, payable: Payable, attempt: Attempt, { held }: Verdict): Promise<void> {
    if (attempt.method === 'vietqr') await this.attempts.move(tx, attempt.id, 'underpay', 'underpaid');
    await this.attempts.withdraw(tx, payable.id, 'cancelled', ['vietqr'], ['pending']);
    if (payable.status === 'open') await this.openAttempt.run(tx, { ...payable, held }, { method: 'vietqr' });
  }

  private async transferAttempt(tx: Tx, payable: Payable, amount: Dong): Promise<Attempt> {
    return (await this.attempts.forTransfer(tx, payable.id, amount)) ?? this.openAttempt.run(tx, payable, { method: 'vietqr' });
  }
}
