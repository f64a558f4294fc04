import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Payable } from '../domain/payable.js';
import { ReceiptRepository, SOURCES } from '../storage/receipt.repository.js';
import type { NewReceipt } from '../storage/receipt.repository.js';

export interface ReceiptToEnter extends Omit<NewReceipt, 'payableId' | 'outgoing' | 'receivedAt'> {
  /** Now, unless an earlier payment is recorded. */
  receivedAt?: Date;
}

/** The one way in which money that came is entered: once for ever, told to the other contexts and to the page of its group. */
@Injectable()
export class EnterReceipt {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Answers the receipt's id; null when this very arrival is entered already. `payable` null: nobody knows whose it is. */
  async run(tx: Tx, payable: Pick<Payable, 'id' | 'groupCode'> | null, receipt: ReceiptToEnter): Promise<string | null> {
    const receiptId = await this.receipts.insert(tx, { ...receipt, receivedAt: receipt.receivedAt ?? this.clock.now(), payableId: payable?.id ?? null });
    if (receiptId === null) return null;
    const { provider, amount, state, occurredAt, carrier } = receipt;
    await this.outbox.append(tx, {
      type: 'payments.money_received',
      payload: { receiptId, source: SOURCES[provider], amount, groupCode: payable?.groupCode ?? null, state, at: occurredAt.toISOString(), ...(carrier && { carrier }) },
    });
    if (payable) await this.changes.announce(tx, `order_group:${payable.groupCode}`);
    return receiptId;
  }
}
