import { Injectable } from '@nestjs/common';
import { Config, InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { lineKeyOf } from '../providers/bank-line.js';
import type { BankFeed, BankLine } from '../providers/bank-line.js';
import { NoticeRepository } from '../storage/notice.repository.js';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import { MatchBankLine } from './match-bank-line.js';
import { RecordMoney } from './record-money.js';

/** Takes one line of the bank account, once however many feeds tell of it, in whatever order and how often. */
@Injectable()
export class TakeBankLine {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly receipts: ReceiptRepository,
    private readonly match: MatchBankLine,
    private readonly money: RecordMoney,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Answers the state in which the line ended; null when this feed has told of it before. */
  async run(feed: BankFeed, line: BankLine, raw: Buffer): Promise<string | null> {
    const state = await this.unitOfWork.run(async (tx) => {
      if (!(await this.notices.keep(tx, feed, line.eventId, raw, 'taken'))) return null;
      const recorded = await this.once(tx, feed, line);
      await this.notices.conclude(tx, feed, line.eventId, recorded);
      return recorded;
    });
    if (state !== null) this.logger.info({ feed, eventId: line.eventId, state }, 'bank line');
    return state;
  }

  private async once(tx: Tx, feed: BankFeed, line: BankLine): Promise<string> {
    const key = this.isOurs(line) ? lineKeyOf(line, this.account) : null;
    const known = key && (await this.receipts.lineUntoldBy(tx, feed, key));
    const state = known ? 'told_by_another_feed' : await this.record(tx, feed, line, key);
    await this.receipts.told(tx, feed, line.eventId, known);
    return state;
  }

  private async record(tx: Tx, feed: BankFeed, line: BankLine, lineKey: string | null): Promise<string> {
    const { eventId, reference, amount, occurredAt, outgoing } = line;
    const arrival = { provider: feed, eventId, reference, amount, memo: line.memos[0] ?? '', occurredAt, lineKey };
    if (outgoing || amount === 0 || !this.isOurs(line)) {
      const receiptId = await this.money.ignore(tx, arrival, outgoing);
      if (outgoing && receiptId !== null && this.isOurs(line)) await this.match.payout(tx, receiptId, arrival);
      return 'ignored';
    }
    const placed = await this.match.run(tx, arrival, line);
    if (placed !== null) return placed;
    await this.money.unmatched(tx, arrival);
    return 'unmatched';
  }

  private get account(): string { return this.config.settings.BANK_ACCOUNT_NUMBER ?? ''; }

  private isOurs({ accounts }: BankLine): boolean { return accounts.includes(this.account); }
}
