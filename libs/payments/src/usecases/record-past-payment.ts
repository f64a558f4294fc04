import { Injectable } from '@nestjs/common';
import { newId, NO_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { splitTotal } from '../domain/payable.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import type { Tender } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import type { ReceiptProvider } from '../storage/receipt.repository.js';
import { CapturePayment } from './capture-payment.js';
import { EnterReceipt } from './enter-receipt.js';
import { OpenPayable } from './open-payable.js';
import type { PayableToOpen } from './open-payable.js';

/** A payment of long ago: at the door order by order (`cod`), otherwise the whole group at once. */
export interface PastPayment extends Omit<PayableToOpen, 'expiresAt'> {
  method: 'vietqr' | 'vnpay' | 'cod';
  /** How the money was given at the door; `cod` only. */
  atDoor?: 'cash' | 'qr';
  paidAt: Date;
}

const PROVIDERS = { vietqr: 'sepay', vnpay: 'vnpay', cod: 'door' } as const satisfies Record<PastPayment['method'], ReceiptProvider>;

/** Writes a finished payment with all its rows and events, dated as it happened. */
@Injectable()
export class RecordPastPayment {
  constructor(
    private readonly open: OpenPayable,
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly enter: EnterReceipt,
    private readonly capture: CapturePayment,
  ) {}

  async run(tx: Tx, payment: PastPayment): Promise<void> {
    const payableId = await this.open.run(tx, { ...payment, expiresAt: null });
    const attempt = await this.attempt(tx, payableId, payment);
    const orders = payment.method === 'cod' ? payment.splits.map((split) => ({ orderCode: split.orderCode, amount: splitTotal(split) })) : [{ orderCode: null, amount: payment.total }];
    for (const { orderCode, amount } of orders) await this.receive(tx, payment, attempt, orderCode, amount);
    await this.payables.changeMoney(tx, payableId, { received: payment.total, held: NO_DONG, captured: payment.total, returning: 0 });
    await this.payables.move(tx, payableId, 'capture', 'captured');
    await this.attempts.move(tx, attempt.id, 'capture', 'captured');
    const payable = (await this.payables.lockById(tx, payableId))!;
    for (const { orderCode } of orders) {
      await this.capture.run(tx, payable, { attemptId: attempt.id, method: payment.method, tender: tenderOf(payment), late: false, orderCode, capturedAt: payment.paidAt });
    }
  }

  private async attempt(tx: Tx, payableId: string, { groupCode, method, total, paidAt }: PastPayment): Promise<Attempt> {
    const number = await this.payables.nextAttempt(tx, payableId);
    return this.attempts.insert(tx, { id: newId(), payableId, number, method, amount: total, reference: `${groupCode}N${number}`, expiresAt: null, createdAt: paidAt });
  }

  private async receive(tx: Tx, { groupCode, method, paidAt }: PastPayment, attempt: Attempt, orderCode: string | null, amount: Dong): Promise<void> {
    const reference = orderCode ?? attempt.reference;
    const receiptId = await this.enter.run(tx, { id: attempt.payableId, groupCode }, {
      provider: PROVIDERS[method], eventId: reference, reference, amount, memo: groupCode, occurredAt: paidAt, receivedAt: paidAt, state: 'matched', attemptId: attempt.id,
    });
    if (receiptId === null) throw new Error(`The payment ${reference} is recorded already.`);
  }
}

function tenderOf({ method, atDoor }: PastPayment): Tender {
  if (method === 'cod') return atDoor === 'qr' ? 'qr_at_door' : 'cash';
  return method === 'vnpay' ? 'gateway' : 'bank_transfer';
}
