import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { hasLapsed } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { CapturePayment } from './capture-payment.js';
import { EnterReceipt } from './enter-receipt.js';

/** One order of a purchase is paid to its seller himself; with the last of what is owed the purchase is paid. The caller holds the payable's lock. */
@Injectable()
export class CaptureDirect {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly enter: EnterReceipt,
    private readonly capture: CapturePayment,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, payable: Payable, { id: attemptId, amount, orderCode, reference, status }: Attempt): Promise<void> {
    const at = this.clock.now();
    const receiptId = await this.enter.run(tx, payable, { provider: 'direct', eventId: orderCode!, reference, amount, memo: payable.groupCode, occurredAt: at, state: 'matched', attemptId });
    if (receiptId === null) return;
    await this.payables.addDirect(tx, payable.id, amount);
    if (payable.captured + amount === payable.total) await this.payables.move(tx, payable.id, 'capture', 'captured');
    await this.attempts.move(tx, attemptId, 'capture', 'captured');
    const late = status === 'expired' || hasLapsed(payable, at);
    await this.capture.run(tx, payable, { attemptId, method: 'vietqr', tender: 'bank_transfer', holder: 'seller', late, orderCode });
  }
}
