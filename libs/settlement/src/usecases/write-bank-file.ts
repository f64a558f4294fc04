import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@cho-phien/kernel';
import { Config, writeSheet } from '@cho-phien/platform';
import type { SheetFormat } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { markOf } from '../domain/account-mark.js';
import type { Payout } from '../storage/payout.repository.js';
import { PayoutBook } from './payout-book.js';

/** What banks ask for in a list of transfers; the numbers of accounts are text, so that a leading zero stays. */
const COLUMNS = [
  { title: 'STT', width: 6 }, { title: 'Mã ngân hàng (BIN)', width: 18 }, { title: 'Số tài khoản', width: 22 }, { title: 'Tên người nhận', width: 32 },
  { title: 'Số tiền (đồng)', width: 16 }, { title: 'Nội dung', width: 32 },
] as const;

/** The bank's file of a batch, written anew at every look: account numbers are kept nowhere in clear. */
@Injectable()
export class WriteBankFile {
  constructor(private readonly book: PayoutBook, private readonly sellers: SellersFacade, private readonly config: Config) {}

  /** Errors: `settlement.payout_not_found`, `settlement.payout_not_approved`, `settlement.account_changed` (since the file was made). */
  async run(batchId: string, format: SheetFormat): Promise<Buffer> {
    const batch = await this.book.batches.summary(batchId);
    if (batch === null) throw new NotFound('settlement.payout_not_found');
    if (batch.state !== 'filed') throw new Conflict('settlement.payout_not_approved');
    const sent = (await this.book.payouts.ofBatch(batchId)).filter(({ state }) => state !== 'dropped');
    const rows = await Promise.all(sent.map((payout, index) => this.row(payout, index + 1)));
    return writeSheet(format, 'Chi trả', COLUMNS, rows);
  }

  private async row({ sellerId, accountMark, code, amount }: Payout, place: number): Promise<(string | number)[]> {
    const account = await this.sellers.bankAccountOf(sellerId);
    if (account === null || markOf(this.config.settings.DATA_KEY, sellerId, account) !== accountMark) throw new Conflict('settlement.account_changed', { code });
    return [place, account.bin, account.accountNumber, account.holder, amount, `Cho Phien chi tra ${code}`];
  }
}
