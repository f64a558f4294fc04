import { Injectable } from '@nestjs/common';
import { Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { Account } from './domain/account.js';
import { assertWellFormed, contentHash } from './domain/transaction.js';
import type { Transaction } from './domain/transaction.js';
import { LedgerRepository } from './storage/ledger.repository.js';
import type { Balance } from './storage/ledger.repository.js';

/** Every movement of money; balances are derived, nothing is changed or removed. */
@Injectable()
export class LedgerFacade {
  constructor(private readonly ledger: LedgerRepository) {}

  /**
   * Posts a transaction once per reference; answers false when it is there already.
   * Errors: `ledger.malformed_transaction`, `ledger.reference_reused` (same reference, other movements).
   */
  async post(tx: Tx, transaction: Transaction): Promise<boolean> {
    assertWellFormed(transaction);
    if (await this.ledger.insert(tx, transaction)) return true;
    if ((await this.ledger.contentHashOf(tx, transaction.reference)) !== contentHash(transaction)) throw new Conflict('ledger.reference_reused', { reference: transaction.reference });
    return false;
  }

  /** đồng; above zero: owed by the market, below zero: held by it. */
  async balanceOf(account: Account): Promise<number> { return this.ledger.balanceOf(account); }

  /** Every account that is not at zero; the sum over all is always 0. */
  async trialBalance(): Promise<Balance[]> { return this.ledger.trialBalance(); }
}
