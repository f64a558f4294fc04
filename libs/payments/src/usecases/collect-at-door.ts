import { Injectable } from '@nestjs/common';
import { dong } from '@cho-phien/kernel';
import type { CollectedAtDoor } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { splitTotal } from '../domain/payable.js';
import type { Payable, Split } from '../domain/payable.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { CaptureRepository } from '../storage/capture.repository.js';
import { CarrierRepository } from '../storage/carrier.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import type { Arrival } from '../storage/receipt.repository.js';
import { CaptureAtDoor } from './capture-at-door.js';
import { EnterReceipt } from './enter-receipt.js';

type Collected = CollectedAtDoor['payload'];

/** Records money taken at an order's door: one capture per order; a transfer that came meanwhile makes it a second payment. */
@Injectable()
export class CollectAtDoor {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly captures: CaptureRepository,
    private readonly carriers: CarrierRepository,
    private readonly enter: EnterReceipt,
    private readonly capture: CaptureAtDoor,
  ) {}

  async run(tx: Tx, collected: Collected): Promise<void> {
    const payable = await this.payables.lock(tx, collected.groupCode);
    const split = payable && (await this.payables.splits(tx, payable.id)).find(({ orderCode }) => orderCode === collected.orderCode);
    if (!payable || !split) throw new Error(`No payable for the order ${collected.orderCode}.`);
    const attempt = await this.attempts.cod(tx, payable.id);
    const paid = await this.captures.capturedOf(tx, payable.id, split.orderCode);
    const state = stateOf(payable, paid, split, attempt, collected.amount);
    const carrier = await this.carriers.named(tx, collected.carrier, new Date(collected.at));
    const receiptId = await this.enter.run(tx, state === 'unmatched' ? null : payable, { ...arrivalOf(collected), carrier, trackingNumber: collected.trackingNumber, state, attemptId: attempt?.id ?? null });
    if (receiptId === null) return;
    const tender = collected.method === 'cash' ? 'cash' : 'qr_at_door';
    if (state === 'matched') await this.capture.run(tx, payable, split, { attemptId: attempt!.id, tender, holder: carrier === null ? 'seller' : 'carrier' });
    if (state === 'doubled') await this.capture.sendBack(tx, payable, { orderCode: split.orderCode, receiptId, amount: dong(collected.amount), hand: { carrier } });
  }
}

const arrivalOf = ({ orderCode, method, amount, at }: Collected): Arrival => (
  { provider: 'door', eventId: orderCode, reference: orderCode, amount: dong(amount), memo: method, occurredAt: new Date(at) });

/** Ordering asks for exactly the order's total; any other amount is put before a person. */
function stateOf(payable: Payable, paid: boolean, split: Split, attempt: Attempt | null, amount: number): ReceiptState {
  if (payable.status === 'captured' || paid) return 'doubled';
  return payable.status === 'cod' && attempt !== null && amount === splitTotal(split) ? 'matched' : 'unmatched';
}
