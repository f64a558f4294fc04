import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import type { Payable } from '../domain/payable.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import type { Arrival } from '../storage/receipt.repository.js';
import { ApplyMoney } from './apply-money.js';
import { EnterReceipt } from './enter-receipt.js';

/**
 * The one path of money from gateways and feeds: whichever of notice, return and query tells
 * of it first, it is recorded once and ends in exactly one state.
 */
@Injectable()
export class RecordMoney {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly enter: EnterReceipt,
    private readonly apply: ApplyMoney,
    private readonly clock: Clock,
  ) {}

  /** Records money for a payable whose lock the caller holds. Null: this arrival is recorded already. */
  async run(tx: Tx, payable: Payable, arrival: Arrival, attempt: Attempt | null = null): Promise<ReceiptState | null> {
    if (await this.isRecorded(tx, arrival)) return null;
    return this.apply.run(tx, payable, { amount: arrival.amount, attempt, write: (state, attemptId) => this.write(tx, payable, arrival, state, attemptId) });
  }

  async isRecorded(tx: Tx, { provider, eventId }: Pick<Arrival, 'provider' | 'eventId'>): Promise<boolean> { return this.receipts.exists(tx, provider, eventId); }

  /** Records money that belongs to no payable: kept for a person. */
  async unmatched(tx: Tx, arrival: Arrival): Promise<void> { await this.write(tx, null, arrival, 'unmatched', null); }

  /** Notes a line that is no money of the market's: outgoing, of nothing, of another account. Nobody is told of it. Answers its receipt; null when it is noted already. */
  async ignore(tx: Tx, arrival: Arrival, outgoing: boolean): Promise<string | null> {
    return this.receipts.insert(tx, { ...arrival, outgoing, receivedAt: this.clock.now(), state: 'ignored', payableId: null, attemptId: null });
  }

  private async write(tx: Tx, payable: Payable | null, arrival: Arrival, state: ReceiptState, attemptId: string | null): Promise<string> {
    const receiptId = await this.enter.run(tx, payable, { ...arrival, state, attemptId });
    if (receiptId === null) throw new Error(`The arrival ${arrival.provider}/${arrival.eventId} is recorded elsewhere.`);
    return receiptId;
  }
}
