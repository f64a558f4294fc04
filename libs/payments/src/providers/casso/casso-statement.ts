import { Injectable } from '@nestjs/common';
import { Clock, MAX_DONG } from '@cho-phien/kernel';
import { Config, Outbound } from '@cho-phien/platform';
import { z } from 'zod';
import { feedName, feedText } from '../bank-line.js';
import { listed } from '../bank-statement.js';
import type { BankStatement, ListedLine } from '../bank-statement.js';
import { cassoLine } from './casso-notice.js';

/** Most lines of one answer, and most answers of one reading. */
const PAGE = 100;
const MOST_PAGES = 500;

const listBody = z.object({
  error: z.literal(0),
  data: z.object({
    nextPage: z.int().nullish(),
    records: z.array(z.object({
      id: z.union([z.int(), z.string()]).transform(String), tid: feedName, description: feedText, amount: z.int().min(-MAX_DONG).max(MAX_DONG), when: feedText, bankSubAccId: z.string().max(50), virtualAccount: feedText,
    })),
  }),
});

/** Casso's list of the account's lines (`GET /v2/transactions`). */
@Injectable()
export class CassoStatement implements BankStatement {
  readonly feed = 'casso';

  constructor(private readonly config: Config, private readonly outbound: Outbound, private readonly clock: Clock) {}

  get configured(): boolean { return this.config.settings.CASSO_API_KEY !== undefined; }

  async linesSince(day: string): Promise<ListedLine[]> {
    const lines: ListedLine[] = [];
    for (let page: number | null = 1; page !== null && page <= MOST_PAGES;) {
      const { records, nextPage }: z.infer<typeof listBody>['data'] = await this.page(day, page);
      for (const row of records) {
        const { id, tid: reference, description, amount, when: transactionDateTime, bankSubAccId: accountNumber, virtualAccount: virtualAccountNumber } = row;
        lines.push(listed(cassoLine({ id, reference, description, amount, transactionDateTime, accountNumber, virtualAccountNumber }, this.clock.now()), row));
      }
      page = nextPage ?? null;
    }
    return lines;
  }

  private async page(day: string, page: number): Promise<z.infer<typeof listBody>['data']> {
    const { CASSO_API_URL, CASSO_API_KEY } = this.config.settings;
    const query = new URLSearchParams({ fromDate: day, page: String(page), pageSize: String(PAGE), sort: 'ASC' });
    const { status, body } = await this.outbound.send('casso', { method: 'GET', url: `${CASSO_API_URL}/v2/transactions?${query}`, headers: { authorization: `Apikey ${CASSO_API_KEY}` } });
    if (status !== 200) throw new Error(`Casso answered ${status}.`);
    return listBody.parse(JSON.parse(body)).data;
  }
}
