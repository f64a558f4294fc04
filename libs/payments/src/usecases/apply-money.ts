import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { Clock } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { judgeArrival } from '../domain/judge-arrival.js';
import type { ReceiptState, Verdict } from '../domain/judge-arrival.js';
import { collectedPart, hasLapsed } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import type { Tender } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { CapturePayment } from './capture-payment.js';
import { OpenAttempt } from './open-attempt.js';
import { RequestRefund } from './request-refund.js';

/** How money was given, where the way of paying says so. */
const TENDERS: Partial<Record<PaymentMethod, Tender>> = { vnpay: 'gateway', stripe: 'card' };

export interface Applied {
  amount: Dong;
  /** The attempt it pays, where the provider knows; a transfer's is found by amount. */
  attempt: Attempt | null;
  /** Writes down where the money ends, and answers its receipt's id. */
  write: (state: ReceiptState, attemptId: string | null) => Promise<string>;
}

/** What money does to the payable it is for: captured, held until the rest comes, or sent back. The caller holds the payable's lock. */
@Injectable()
export class ApplyMoney {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly capture: CapturePayment,
    private readonly openAttempt: OpenAttempt,
    private readonly refund: RequestRefund,
    private readonly clock: Clock,
  ) {}

  /** Answers the one state in which the money ends. */
  async run(tx: Tx, payable: Payable, { amount, attempt: known, write }: Applied): Promise<ReceiptState> {
    // Captured without the market's part: sellers were paid themselves, and the rest was given up.
    const lapsed = payable.status === 'captured' || hasLapsed(payable, this.clock.now());
    const verdict = judgeArrival({ ...collectedPart(payable), lapsed }, amount);
    const counts = verdict.captured > 0 || verdict.state === 'under';
    const attempt = known ?? (counts ? await this.transferAttempt(tx, payable, amount) : null);
    const receiptId = await write(verdict.state, attempt?.id ?? null);
    await this.payables.changeMoney(tx, payable.id, { received: amount, held: verdict.held, captured: verdict.captured, returning: verdict.returned });
    if (verdict.captured > 0) await this.take(tx, payable, attempt!, lapsed);
    else if (verdict.state === 'under') await this.waitForTheRest(tx, payable, attempt!, verdict);
    else if (known) await this.attempts.move(tx, known.id, 'hold', 'held');
    if (verdict.reason) await this.refund.run(tx, payable, { orderCode: null, receiptId, amount: verdict.returned, reason: verdict.reason, cause: refundCause.receipt(receiptId) });
    return verdict.state;
  }

  private async take(tx: Tx, payable: Payable, attempt: Attempt, late: boolean): Promise<void> {
    // What sellers are paid themselves may still be to come.
    if (payable.directCaptured === payable.direct) await this.payables.move(tx, payable.id, 'capture', 'captured');
    await this.attempts.move(tx, attempt.id, 'capture', 'captured');
    await this.attempts.withdraw(tx, payable.id, 'cancelled', ['vietqr', 'cod'], ['pending']);
    const tender = TENDERS[attempt.method] ?? 'bank_transfer';
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
