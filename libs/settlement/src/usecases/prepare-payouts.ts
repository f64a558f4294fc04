import { Injectable } from '@nestjs/common';
import { Clock, Conflict, dong, newId, newPayoutCode, vietnamDay } from '@cho-phien/kernel';
import { LedgerFacade, PAYOUT_TRANSIT, sellerAvailable } from '@cho-phien/ledger';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { markOf } from '../domain/account-mark.js';
import type { NamedAccount } from '../domain/account-mark.js';
import { ruleOn } from '../domain/payout-rule.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { PayoutBook } from './payout-book.js';
import { PayoutStandings } from './payout-standing.js';

interface Payee { sellerId: string; available: number; account: NamedAccount }

/**
 * Makes a batch of everybody who has enough, whose account is known to be his and whom nothing holds back, and takes the money from their balances
 * into transit in the same transaction. Nothing leaves the bank by it. A balance below zero waits for later sales.
 */
@Injectable()
export class PreparePayouts {
  constructor(
    private readonly book: PayoutBook, private readonly rules: PayoutRuleRepository, private readonly ledger: LedgerFacade, private readonly standings: PayoutStandings, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** By a person, on any day. Answers the batch's id. Errors: `settlement.nothing_to_pay`. */
  async run(tx: Tx, by: string): Promise<string> {
    await this.book.batches.holdPreparing(tx);
    const id = await this.prepare(tx, by);
    if (id === null) throw new Conflict('settlement.nothing_to_pay');
    return id;
  }

  /** By the schedule: once for each payout day. */
  async onPayoutDay(tx: Tx): Promise<void> {
    await this.book.batches.holdPreparing(tx);
    if (!(await this.book.batches.isPrepared(tx, vietnamDay(this.clock.now())))) await this.prepare(tx, 'system');
  }

  private async prepare(tx: Tx, by: string): Promise<string | null> {
    const at = this.clock.now();
    const rule = ruleOn(await this.rules.all(tx), vietnamDay(at));
    await this.ledger.holdBalances(tx); // a refund between the reading and the posting would be paid out
    const payees = await this.payees(tx, rule.minimum);
    if (payees.length === 0) return null;
    const id = newId(at.getTime());
    await this.book.batches.insert(tx, { id, dueOn: vietnamDay(at), preparedBy: by, preparedAt: at, preparerApproves: rule.preparerApproves });
    for (const payee of payees) await this.takeOut(tx, id, payee, at);
    return id;
  }

  private async payees(tx: Tx, minimum: number): Promise<Payee[]> {
    const balances = await this.ledger.sellersWith(tx, minimum);
    const standings = await this.standings.ofMany(balances.map(({ sellerId }) => sellerId), tx);
    return balances.flatMap(({ sellerId, available }) => {
      const { account, held } = standings.get(sellerId)!;
      return held === null && account !== null ? [{ sellerId, available, account }] : [];
    });
  }

  private async takeOut(tx: Tx, batchId: string, { sellerId, available, account }: Payee, at: Date): Promise<void> {
    const [id, amount] = [newId(at.getTime()), dong(available)];
    const accountMark = markOf(this.config.settings.DATA_KEY, sellerId, account);
    await this.book.payouts.insert(tx, { id, code: newPayoutCode(), batchId, sellerId, amount, bankBin: account.bin, accountEnd: account.accountNumber.slice(-4), accountMark, holder: account.holder });
    await this.book.post(tx, { kind: 'payout', reference: `payout:${id}`, sellerId, payoutId: id, amount, occurredAt: at }, [{ source: sellerAvailable(sellerId), destination: PAYOUT_TRANSIT, amount }]);
  }
}
