import { assertWellFormed } from '../../../libs/ledger/src/domain/transaction.js';
import type { Posting } from '../../../libs/ledger/src/domain/transaction.js';

/** A ledger on paper: balances alone, and a look at every transaction that is put into it. */
export class PaperBook {
  private readonly balances = new Map<string, number>();
  transactions = 0;

  /** @param touches the only seller whose accounts it may move; null: none's. Errors: an Error that names the broken rule. */
  post(reference: string, postings: readonly Posting[], touches: string | readonly string[] | null): void {
    if (postings.length === 0) return;
    assertWellFormed({ kind: 'receipt', reference, occurredAt: new Date(0), eventId: null, postings });
    const allowed = touches === null ? [] : typeof touches === 'string' ? [touches] : touches;
    let sum = 0;
    for (const { source, destination, amount } of postings) {
      for (const account of [source, destination]) {
        const seller = account.startsWith('seller:') ? account.split(':')[1]! : null;
        if (seller !== null && !allowed.includes(seller)) throw new Error(`${reference} moves ${account}, which is another seller’s.`);
      }
      sum += this.add(source, -amount) + this.add(destination, amount);
    }
    if (sum !== 0) throw new Error(`${reference} does not sum to 0.`);
    this.transactions += 1;
  }

  balance(account: string): number { return this.balances.get(account) ?? 0; }

  /** Every account that is not at zero. */
  trial(): Map<string, number> { return new Map([...this.balances].filter(([, balance]) => balance !== 0)); }

  /** Lets go of an account that is at zero. */
  forget(account: string): void { if (this.balance(account) === 0) this.balances.delete(account); }

  private add(account: string, amount: number): number {
    this.balances.set(account, this.balance(account) + amount);
    return amount;
  }
}
