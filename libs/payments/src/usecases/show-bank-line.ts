import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { resembles } from '../domain/resemblance.js';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import type { BankEntry } from '../storage/receipt.repository.js';
import { ReconciliationRepository } from '../storage/reconciliation.repository.js';
import type { Candidate } from '../storage/reconciliation.repository.js';

const MOST = 5;

/** `because`: the memo holds something like the code, or only amount and time fit. */
export interface Guess extends Candidate { because: 'code' | 'amount' }

/** One line with the purchases it might be for. A guess is for a person to weigh; nothing is ever assigned by one. */
@Injectable()
export class ShowBankLine {
  constructor(private readonly receipts: ReceiptRepository, private readonly reconciliation: ReconciliationRepository) {}

  /** Errors: `payments.line_not_found`. */
  async run(id: string): Promise<{ entry: BankEntry; guesses: Guess[] }> {
    const entry = await this.receipts.entry(id);
    if (!entry) throw new NotFound('payments.line_not_found');
    return { entry, guesses: entry.state === 'unmatched' && !entry.outgoing ? await this.guesses(entry) : [] };
  }

  private async guesses({ amount, occurredAt, memo }: BankEntry): Promise<Guess[]> {
    const fitting = (await this.reconciliation.candidates(amount, occurredAt))
      .map((candidate): Guess => ({ ...candidate, because: resembles(memo, candidate.groupCode) ? 'code' : 'amount' }));
    return [...fitting.filter(({ because }) => because === 'code'), ...fitting.filter(({ because }) => because === 'amount')].slice(0, MOST);
  }
}
