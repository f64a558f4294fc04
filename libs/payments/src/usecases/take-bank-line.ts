import { Injectable } from '@nestjs/common';
import { orderCodesInMemo } from '@cho-phien/kernel';
import { Config, InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Logger } from 'pino';
import type { BankLine } from '../providers/sepay/sepay-notice.js';
import { NoticeRepository } from '../storage/notice.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RecordMoney } from './record-money.js';

/** Takes one line of the bank's feed, once per event, in whatever order and how often it comes. */
@Injectable()
export class TakeBankLine {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly payables: PayableRepository,
    private readonly money: RecordMoney,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(line: BankLine, raw: Buffer): Promise<void> {
    const state = await this.unitOfWork.run(async (tx) => {
      if (!(await this.notices.keep(tx, 'sepay', line.eventId, raw, 'taken'))) return null;
      const recorded = await this.record(tx, line);
      await this.notices.conclude(tx, 'sepay', line.eventId, recorded);
      return recorded;
    });
    this.logger.info({ feed: 'sepay', eventId: line.eventId, state: state ?? 'repeated' }, 'bank line');
  }

  private async record(tx: Tx, line: BankLine): Promise<string> {
    const { eventId, reference, amount, occurredAt, outgoing } = line;
    const arrival = { provider: 'sepay' as const, eventId, reference, amount, memo: line.memos[0] ?? '', occurredAt };
    const { BANK_ACCOUNT_NUMBER } = this.config.settings;
    if (outgoing || amount === 0 || !line.accounts.includes(BANK_ACCOUNT_NUMBER ?? '')) {
      await this.money.unplaced(tx, arrival, 'ignored', outgoing);
      return 'ignored';
    }
    const payable = await this.payableOf(tx, line);
    if (payable) return (await this.money.run(tx, payable, { ...arrival, attempt: null })) ?? 'repeated';
    await this.money.unplaced(tx, arrival, 'unmatched');
    return 'unmatched';
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
