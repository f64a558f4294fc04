import { Injectable } from '@nestjs/common';
import { Clock, endOfVietnamDay, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account, Movement } from '@cho-phien/ledger';
import { PaymentsBooksFacade } from '@cho-phien/payments';
import type { HeldSum, MoneySource, OpenBand, Party, SourceDay } from '@cho-phien/payments';

/** Where money from each source stands in the ledger; a carrier's in an account of its own. */
const ACCOUNTS: Record<MoneySource, Account> = { bank: 'bank:collection', vnpay: 'gateway:vnpay', stripe: 'gateway:stripe', door: 'door:collections', direct: 'direct:observed' };

/** A day of one account. `difference`: what the book says came, less what the lines say; 0 once every event is posted. */
export interface AccountDay extends SourceDay { account: Account; booked: number; difference: number; wentOut: number }
export interface ReconciledDay { day: VietnamDay; asOf: Date; accounts: AccountDay[]; open: OpenBand[]; owed: Party[]; held: HeldSum; balanced: boolean }

/** Compares what came in on a day, by where it ended, with what the ledger has of it. */
@Injectable()
export class ReconcileDay {
  constructor(private readonly payments: PaymentsBooksFacade, private readonly ledger: LedgerFacade, private readonly clock: Clock) {}

  /** @param day today when left out */
  async run(day: VietnamDay = vietnamDay(this.clock.now())): Promise<ReconciledDay> {
    const [sources, open, owed, held] = await Promise.all([this.payments.moneyOf(day), this.payments.openMoney(), this.payments.owedByParties(), this.payments.heldMoney()]);
    const movements = await this.ledger.movedThrough(sources.map(accountOf), startOfVietnamDay(day), endOfVietnamDay(day));
    const accounts = sources.map((source) => accountDay(source, movements));
    return { day, asOf: this.clock.now(), accounts, open, owed, held, balanced: accounts.every(({ difference }) => difference === 0) };
  }
}

const accountOf = ({ source, carrier }: SourceDay): Account => (carrier === null ? ACCOUNTS[source] : `carrier:${carrier}`);

function accountDay(source: SourceDay, movements: readonly Movement[]): AccountDay {
  const account = accountOf(source);
  const through = movements.filter((movement) => movement.account === account);
  const booked = through.filter(({ kind }) => kind === 'receipt').reduce((sum, { came }) => sum + came, 0);
  return { ...source, account, booked, difference: booked - source.came, wentOut: through.reduce((sum, { went }) => sum + went, 0) };
}
