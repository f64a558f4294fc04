import { Injectable } from '@nestjs/common';
import { Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { Account } from './domain/account.js';
import { assertWellFormed, contentHash, mirrored } from './domain/transaction.js';
import type { Entitled, Transaction } from './domain/transaction.js';
import { BalanceRepository } from './storage/balance.repository.js';
import { LedgerRepository } from './storage/ledger.repository.js';
import type { Balance } from './storage/ledger.repository.js';
import { MovementRepository } from './storage/movement.repository.js';
import type { Movement, PostedTransaction } from './storage/movement.repository.js';
import { SoldRepository } from './storage/sold.repository.js';
import type { Sold } from './storage/sold.repository.js';
import { VerifyLedger } from './usecases/verify-ledger.js';
import type { Head, Verdict } from './domain/chain-verdict.js';

/** Every movement of money; balances are derived, nothing is changed or removed. */
@Injectable()
export class LedgerFacade {
  constructor(private readonly ledger: LedgerRepository, private readonly balances: BalanceRepository, private readonly movements: MovementRepository, private readonly sold: SoldRepository, private readonly verifier: VerifyLedger) {}

  /**
   * Posts a transaction once per reference; answers false when it is there already.
   * Errors: `ledger.malformed_transaction`, `ledger.reference_reused` (same reference, other movements).
   */
  async post(tx: Tx, transaction: Transaction, reverses: string | null = null): Promise<boolean> {
    assertWellFormed(transaction);
    if (await this.ledger.insert(tx, transaction, reverses)) return true;
    if ((await this.ledger.contentHashOf(tx, transaction.reference)) !== contentHash(transaction)) throw new Conflict('ledger.reference_reused', { reference: transaction.reference });
    return false;
  }

  /**
   * Posts the mirror of a transaction, once for ever; answers false when this reversal is there already.
   * Errors: `ledger.nothing_to_reverse`, `ledger.already_reversed` (under another reference).
   */
  async reverse(tx: Tx, reference: string, by: Entitled): Promise<boolean> {
    const original = await this.ledger.find(tx, reference);
    if (original === null) throw new Conflict('ledger.nothing_to_reverse', { reference });
    if (original.reversedBy !== null && original.reversedBy !== by.reference) throw new Conflict('ledger.already_reversed', { reference });
    return this.post(tx, { ...by, postings: mirrored(original.postings) }, original.id);
  }

  /** đồng; above zero: owed by the market, below zero: held by it. What `tx` itself has posted counts after its commit only. */
  async balanceOf(account: Account, tx?: Tx): Promise<number> { return this.balances.of(account, tx); }

  /** Until the end of `tx` nobody else's posting is committed: what balances say to it stays true. Nothing may be waited for behind it. */
  async holdBalances(tx: Tx): Promise<void> { await this.balances.hold(tx); }

  /** Sellers who have at least so many đồng to be paid out, with how much; without what `tx` itself has posted. */
  async sellersWith(tx: Tx, atLeast: number): Promise<{ sellerId: string; available: number }[]> { return this.balances.sellersWith(tx, atLeast); }

  /** Every account that is not at zero; the sum over all is always 0. */
  async trialBalance(): Promise<Balance[]> { return this.ledger.trialBalance(); }

  /** What moved through accounts from an instant on and before another, by kind. */
  async movedThrough(accounts: readonly Account[], from: Date, until: Date): Promise<Movement[]> { return this.movements.between(accounts, from, until); }

  /** Goods of credited sales and what was taken of them, less what was reversed, from an instant on and before another. */
  async soldBetween(from: Date, until: Date): Promise<Sold> { return this.sold.between(from, until); }

  /** When the first sale was credited; null before it. */
  async firstSale(): Promise<Date | null> { return this.sold.first(); }

  /** The transactions of these references that are posted, in the order in which they happened. */
  async posted(references: readonly string[]): Promise<PostedTransaction[]> { return this.movements.posted(references); }

  /** Works the chain of hashes out again and names the first thing that is wrong. */
  async verify(kept?: Head): Promise<Verdict> { return this.verifier.run(kept); }
}
