import { Injectable } from '@nestjs/common';
import { NO_DONG } from '@cho-phien/kernel';
import type { PaymentCaptured } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { payableMoves, splitTotal } from '../domain/payable.js';
import type { Payable, Split } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import type { DoorHand } from '../domain/refund-task-state.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Tender } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { CapturePayment } from './capture-payment.js';
import { RequestRefund } from './request-refund.js';

export interface DoorMoney { attemptId: string; tender: Tender; holder: NonNullable<PaymentCaptured['payload']['holder']> }

/** What money at an order's door does: it pays that order, or goes back when the order is paid already. The caller holds the payable's lock. */
@Injectable()
export class CaptureAtDoor {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly capture: CapturePayment,
    private readonly refund: RequestRefund,
  ) {}

  /** With the last order the purchase is paid. */
  async run(tx: Tx, payable: Payable, split: Split, { attemptId, tender, holder }: DoorMoney): Promise<void> {
    const amount = splitTotal(split);
    await this.payables.changeMoney(tx, payable.id, { received: amount, held: NO_DONG, captured: amount, returning: payable.held });
    if (payable.held > 0) await this.refund.run(tx, payable, { orderCode: null, receiptId: null, amount: payable.held, reason: 'doubled', cause: refundCause.door(payable.id) });
    if (payable.captured + amount === payable.total) {
      await this.payables.move(tx, payable.id, 'capture', payableMoves.cod.capture!);
      await this.attempts.move(tx, attemptId, 'capture', 'captured');
    }
    await this.capture.run(tx, payable, { attemptId, method: 'cod', tender, holder, late: false, orderCode: split.orderCode });
  }

  /** A second payment of an order, in cash: whoever took it owes it to the buyer. */
  async sendBack(tx: Tx, payable: Payable, { orderCode, receiptId, amount, hand }: { orderCode: string; receiptId: string; amount: Dong; hand: DoorHand }): Promise<void> {
    await this.payables.changeMoney(tx, payable.id, { received: amount, held: payable.held, captured: 0, returning: amount });
    await this.refund.run(tx, payable, { orderCode, receiptId, amount, reason: 'doubled', cause: refundCause.receipt(receiptId), hand, way: hand.carrier === null ? 'seller' : null });
  }
}
