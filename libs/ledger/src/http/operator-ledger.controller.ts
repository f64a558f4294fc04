import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { decodeCursor, Invalid, isId, isoVietnam, message, toPage } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Answers, ForOperator, RequestLanguage, sendSheet, writeCsv } from '@cho-phien/platform';
import { phaseOf } from '../domain/account.js';
import type { Account } from '../domain/account.js';
import { LedgerFacade } from '../ledger.facade.js';
import type { Entry } from '../storage/account.repository.js';
import { ShowAccounts } from '../usecases/show-accounts.js';
import type { Finding } from '../domain/chain-verdict.js';
import { accounts, accountsQuery, entries, entriesQuery, sheetQuery, trialBalance, trialQuery } from './ledger.dto.js';

/** Rows of one CSV file: the newest of an account that has more. */
const MOST_ROWS = 50_000;

/** The book's accounts: what each kind comes to, each account, and its entries. */
@ApiTags('money')
@Controller('operator/ledger')
export class OperatorLedgerController {
  constructor(private readonly show: ShowAccounts, private readonly ledger: LedgerFacade) {}

  /** Every kind of account that was not at zero at the end of a day; the sum over all is 0. */
  @Get() @ForOperator() @Answers(trialBalance)
  async trial(@Query({ schema: trialQuery }) { day }: z.infer<typeof trialQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof trialBalance>> {
    const { kinds, pending, posted, verified, day: shown } = await this.show.trialBalance(day);
    const { position: verifiedTo, at, end, finding } = verified;
    return {
      day: shown, pending, posted, sum: pending + posted, kinds: kinds.map(({ kind, phase, accounts: count, balance }) => ({ kind, phase, accounts: count, balance })),
      chain: { end, verifiedTo, verifiedAt: at && isoVietnam(at), sound: finding === null, finding: finding && inWords(finding, language) },
    };
  }

  /** The same, account by account, as CSV. */
  @Get('accounts.csv') @ForOperator() @ApiProduces('text/csv')
  async trialSheet(@Query({ schema: trialQuery }) { day }: z.infer<typeof trialQuery>, @RequestLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const rows = await this.show.of(null, MOST_ROWS, null, day);
    return sendSheet(reply, 'csv', `so-cai${day ? `-${day}` : ''}`, writeCsv([titles(['account', 'phase', 'balance'], language), ...rows.map(({ account, balance }) => [account, message(`ledger.sheet.${phaseOf(account)}`, language), balance])]));
  }

  /** Accounts of one kind, by name. */
  @Get('accounts') @ForOperator() @Answers(accounts)
  async list(@Query({ schema: accountsQuery }) { kind, day, limit, after }: z.infer<typeof accountsQuery>): Promise<z.infer<typeof accounts>> {
    return toPage(await this.show.of(kind, limit, decodeCursor(after, 1), day), limit, ({ account }) => [account], ({ account, balance }) => ({ account, phase: phaseOf(account), balance }));
  }

  /** Entries of one account, newest first. */
  @Get('entries') @ForOperator() @Answers(entries)
  async entries(@Query({ schema: entriesQuery }) { account, limit, after }: z.infer<typeof entriesQuery>): Promise<z.infer<typeof entries>> {
    const [rows, balance] = await Promise.all([this.show.entries(account, limit, entryCursor(after)), this.ledger.balanceOf(account as Account)]);
    return { account, phase: phaseOf(account), balance, ...toPage(rows, limit, ({ transactionId, line }) => [transactionId, line], shownEntry) };
  }

  /** The newest entries of one account as CSV, 50,000 at most. */
  @Get('entries.csv') @ForOperator() @ApiProduces('text/csv')
  async sheet(@Query({ schema: sheetQuery }) { account }: z.infer<typeof sheetQuery>, @RequestLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const rows = (await this.show.entries(account, MOST_ROWS, null)).slice(0, MOST_ROWS).map(shownEntry);
    return sendSheet(reply, 'csv', `so-cai-${account.replace(/[^A-Za-z0-9]+/g, '-')}`, writeCsv([titles(['at', 'kind', 'reference', 'counter', 'amount'], language), ...rows.map(({ at, kind, reference, counter, amount }) => [at, kind, reference, counter, amount])]));
  }
}

function entryCursor(after: string | undefined): [string, number] | null {
  const cursor = decodeCursor(after, 2);
  if (cursor === null) return null;
  const [id, line] = cursor;
  if (!isId(String(id)) || !Number.isInteger(line)) throw new Invalid('paging.bad_cursor');
  return [String(id), Number(line)];
}

const titles = (columns: readonly string[], language: Language): string[] => columns.map((column) => message(`ledger.sheet.${column}`, language));

const inWords = ({ kind, ...found }: Finding, language: Language): string => message(`ledger.${kind}`, language, found as Record<string, string | number>);

const shownEntry = ({ reference, kind, occurredAt, counter, amount }: Entry): z.infer<typeof entries>['items'][number] => ({ reference, kind, at: isoVietnam(occurredAt), counter, amount });
