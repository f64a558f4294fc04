import { Injectable } from '@nestjs/common';
import { Clock, dong, NO_DONG } from '@cho-phien/kernel';
import type { CollectedAtDoor } from '@cho-phien/contracts';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { payableMoves } from '../domain/payable.js';
import type { Payable, Split } from '../domain/payable.js';
import { refundCause } from '../domain/refund-cause.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import { CapturePayment } from './capture-payment.js';
import { RequestRefund } from './request-refund.js';

type Collected = CollectedAtDoor['payload'];

/** Records money taken at an order's door: one capture per order; a transfer that came meanwhile makes it a second payment. */
@Injectable()
export class CollectAtDoor {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly receipts: ReceiptRepository,
    private readonly capture: CapturePayment,
    private readonly refund: RequestRefund,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, collected: Collected): Promise<void> {
    const payable = await this.payables.lock(tx, collected.groupCode);
    const split = payable && (await this.payables.splits(tx, payable.id)).find(({ orderCode }) => orderCode === collected.orderCode);
    if (!payable || !split) throw new Error(`No payable for the order ${collected.orderCode}.`);
    const attempt = await this.attempts.cod(tx, payable.id);
    const state = stateOf(payable, split, attempt, collected.amount);
    const receiptId = await this.receive(tx, payable, attempt, collected, state);
    if (receiptId === null) return;
    if (state === 'matched') await this.take(tx, payable, split, attempt!, collected.method);
    if (state === 'doubled') await this.sendBack(tx, payable, collected, receiptId);
    await this.changes.announce(tx, `order_group:${payable.groupCode}`);
  }

  private async receive(tx: Tx, payable: Payable, attempt: Attempt | null, { orderCode, method, amount, at }: Collected, state: ReceiptState): Promise<string | null> {
    const ours = state === 'unmatched' ? null : payable;
    const receiptId = await this.receipts.insert(tx, {
      provider: 'door', eventId: orderCode, reference: orderCode, amount: dong(amount), memo: method, occurredAt: new Date(at), receivedAt: this.clock.now(),
      state, payableId: ours?.id ?? null, attemptId: attempt?.id ?? null,
    });
    if (receiptId !== null) {
      await this.outbox.append(tx, { type: 'payments.money_received', payload: { receiptId, source: 'door', amount, groupCode: ours?.groupCode ?? null, state, at } });
    }
    return receiptId;
  }

  private async take(tx: Tx, payable: Payable, split: Split, attempt: Attempt, method: Collected['method']): Promise<void> {
    const amount = split.items + split.delivery;
    const complete = payable.captured + amount === payable.total;
    await this.payables.changeMoney(tx, payable.id, { received: amount, held: NO_DONG, captured: amount, returning: payable.held });
    if (payable.held > 0) await this.refund.run(tx, payable, { orderCode: null, receiptId: null, amount: payable.held, reason: 'doubled', cause: refundCause.door(payable.id) });
    if (complete) {
      await this.payables.move(tx, payable.id, 'capture', payableMoves.cod.capture!);
      await this.attempts.move(tx, attempt.id, 'capture', 'captured');
    }
    const tender = method === 'cash' ? 'cash' : 'qr_at_door';
    await this.capture.run(tx, payable, { attemptId: attempt.id, method: 'cod', tender, late: false, orderCode: split.orderCode });
  }

  private async sendBack(tx: Tx, payable: Payable, { amount, orderCode }: Collected, receiptId: string): Promise<void> {
    await this.payables.changeMoney(tx, payable.id, { received: amount, held: payable.held, captured: 0, returning: amount });
    await this.refund.run(tx, payable, { orderCode, receiptId, amount: dong(amount), reason: 'doubled', cause: refundCause.receipt(receiptId) });
  }
}

/** Ordering asks for exactly the order's total; any other amount is put before a person. */
function stateOf(payable: Payable, { items, delivery }: Split, attempt: Attempt | null, amount: number): ReceiptState {
  if (payable.status === 'captured') return 'doubled';
  return payable.status === 'cod' && attempt !== null && amount === items + delivery ? 'matched' : 'unmatched';
}
