import { Injectable } from '@nestjs/common';
import { orderCodesInMemo, payoutCodesInMemo } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { BankLine } from '../providers/bank-line.js';
import { PayableRepository } from '../storage/payable.repository.js';
import type { Arrival } from '../storage/receipt.repository.js';
import { RecordMoney } from './record-money.js';
import { TakeDoorTransfer } from './take-door-transfer.js';

/** Finds by the code in its memo what a bank line is of: one parcel, a whole purchase, or a payout. */
@Injectable()
export class MatchBankLine {
  constructor(private readonly payables: PayableRepository, private readonly door: TakeDoorTransfer, private readonly money: RecordMoney, private readonly outbox: Outbox) {}

  /** Answers the state in which it ended; null when it names no purchase, or more than one. */
  async run(tx: Tx, arrival: Arrival, line: BankLine): Promise<string | null> {
    const payable = await this.payableOf(tx, line);
    if (!payable) return null;
    return (await this.door.run(tx, payable, arrival, line.memos)) ?? (await this.money.run(tx, payable, arrival)) ?? 'repeated';
  }

  /** Tells of a transfer that left the account and names exactly one payout. */
  async payout(tx: Tx, receiptId: string, { memo, amount, reference, occurredAt }: Arrival): Promise<void> {
    const [payoutCode, ...others] = payoutCodesInMemo(memo);
    if (payoutCode === undefined || others.length > 0) return;
    await this.outbox.append(tx, { type: 'payments.payout_line_seen', payload: { payoutCode, amount, reference, at: occurredAt.toISOString(), receiptId } });
  }

  /** The payable whose code the memo carries. Two groups in one memo are for a person to sort out. */
  private async payableOf(tx: Tx, { memos }: BankLine): ReturnType<PayableRepository['lock']> {
    for (const memo of memos) {
      const known = await this.payables.knownGroups(tx, orderCodesInMemo(memo));
      if (known.length > 1) return null;
      if (known.length === 1) return this.payables.lock(tx, known[0]!);
    }
    return null;
  }
}
