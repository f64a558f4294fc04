import { Injectable } from '@nestjs/common';
import { Clock, dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { Config, Outbound } from '@cho-phien/platform';
import { z } from 'zod';
import { feedName, feedText, feedTime } from '../bank-line.js';
import { listed } from '../bank-statement.js';
import type { BankStatement, ListedLine } from '../bank-statement.js';

/** Most lines of one answer. */
const PAGE = 5_000;
/** SePay's list writes amounts as text with two places, which are always nought. */
const whole = z.string().regex(/^\d{1,13}(\.0{1,2})?$/).transform((text) => dong(Number(text.split('.')[0])));

const listBody = z.object({
  transactions: z.array(z.object({
    id: z.string().min(1).max(100), account_number: z.string().max(50), transaction_date: feedText, amount_in: whole, amount_out: whole,
    transaction_content: feedText, reference_number: feedName, code: feedText, sub_account: feedText,
  })),
});
type Row = z.infer<typeof listBody>['transactions'][number];

/** SePay's list of the account's lines (`/userapi/transactions/list`). */
@Injectable()
export class SepayStatement implements BankStatement {
  readonly feed = 'sepay';

  constructor(private readonly config: Config, private readonly outbound: Outbound, private readonly clock: Clock) {}

  get configured(): boolean { return this.config.settings.SEPAY_API_TOKEN !== undefined && this.config.settings.BANK_ACCOUNT_NUMBER !== undefined; }

  async linesSince(day: string): Promise<ListedLine[]> {
    const { SEPAY_API_URL, SEPAY_API_TOKEN, BANK_ACCOUNT_NUMBER } = this.config.settings;
    const query = new URLSearchParams({ account_number: BANK_ACCOUNT_NUMBER ?? '', transaction_date_min: day, limit: String(PAGE) });
    const { status, body } = await this.outbound.send('sepay', { method: 'GET', url: `${SEPAY_API_URL}/userapi/transactions/list?${query}`, headers: { authorization: `Bearer ${SEPAY_API_TOKEN}` } });
    if (status !== 200) throw new Error(`SePay answered ${status}.`);
    return listBody.parse(JSON.parse(body)).transactions.reverse().map((row) => listed(this.line(row), row));
  }

  private line({ id, account_number: account, transaction_date: date, amount_in: came, amount_out: went, transaction_content: content, reference_number: reference, code, sub_account: sub }: Row): ListedLine['line'] {
    return {
      eventId: id, reference: reference || id, amount: (came || went) as Dong, outgoing: came === 0 && went > 0, accounts: [account, sub], memos: [content, code],
      occurredAt: feedTime(date) ?? this.clock.now(),
    };
  }
}
