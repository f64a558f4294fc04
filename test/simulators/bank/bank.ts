import { openJournal, type Journal } from '../journal.js';
import { Sequence } from '../sequence.js';
import { plainVietnamTime } from '../vietnam-time.js';
import { mangleMemo, type Mangle } from './memo.js';
import { transferSchema, type BankAccount, type Transfer } from './transfer.js';

export interface TransferOrder {
  readonly bin: string;
  readonly accountNumber: string;
  readonly amount: number;
  readonly memo: string;
  readonly mangle: readonly Mangle[];
  readonly type: 'in' | 'out';
  /** A new event takes this id instead of the next one. */
  readonly eventId?: number;
}

export type TransferRefusal = 'unknown_account' | 'amount_out_of_range' | 'insufficient_balance';

// NAPAS 247 takes transfers below 500 million đồng.
const MAX_AMOUNT = 499_999_999;
const REFERENCE_DIGITS = 10;

/** One invented account and its statement. The payers' side has no limit. */
export class Bank {
  private readonly byEventId = new Map<number, Transfer>();
  private readonly journal: Journal<Transfer>;
  private readonly eventIds: Sequence;
  private currentBalance: number;

  constructor(
    readonly account: BankAccount,
    readonly now: () => Date,
    settings: { openingBalance: number; stateDir?: string },
  ) {
    this.journal = openJournal(settings.stateDir, 'bank', transferSchema);
    for (const transfer of this.journal.loaded.values()) this.byEventId.set(transfer.eventId, transfer);
    this.currentBalance = this.transfers().at(-1)?.accumulated ?? settings.openingBalance;
    this.eventIds = new Sequence(Math.max(0, ...this.byEventId.keys()));
  }

  get balance(): number {
    return this.currentBalance;
  }

  /** Oldest first. */
  transfers(): Transfer[] {
    return [...this.byEventId.values()];
  }

  find(eventId: number): Transfer | undefined {
    return this.byEventId.get(eventId);
  }

  /** Books a transfer, or says why not. Money goes to and from the one account here and no other. */
  transfer(order: TransferOrder): Transfer | TransferRefusal {
    const refusal = this.refusalOf(order);
    if (refusal) return refusal;
    const eventId = order.eventId ?? this.eventIds.next();
    const digits = String(eventId).slice(-REFERENCE_DIGITS).padStart(REFERENCE_DIGITS, '0');
    this.currentBalance += order.type === 'in' ? order.amount : -order.amount;
    const transfer: Transfer = {
      eventId,
      referenceCode: `SIM.${digits}`,
      transactionDate: plainVietnamTime(this.now()),
      transferType: order.type,
      amount: order.amount,
      content: mangleMemo(order.memo, order.mangle, digits),
      accumulated: this.currentBalance,
      notice: 'none',
    };
    this.byEventId.set(eventId, transfer);
    this.save(transfer);
    return transfer;
  }

  save(transfer: Transfer): void {
    this.journal.put(String(transfer.eventId), transfer);
  }

  private refusalOf(order: TransferOrder): TransferRefusal | null {
    const ours = order.bin === this.account.bin && order.accountNumber === this.account.accountNumber;
    if (!ours) return 'unknown_account';
    if (!Number.isInteger(order.amount) || order.amount < 1 || order.amount > MAX_AMOUNT) return 'amount_out_of_range';
    if (order.type === 'out' && order.amount > this.currentBalance) return 'insufficient_balance';
    return null;
  }
}
