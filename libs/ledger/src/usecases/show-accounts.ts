import { Injectable } from '@nestjs/common';
import { Clock, endOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import type { Cursor, VietnamDay } from '@cho-phien/kernel';
import { phaseOf } from '../domain/account.js';
import { AccountRepository } from '../storage/account.repository.js';
import type { Entry, KindBalance } from '../storage/account.repository.js';
import type { Balance } from '../storage/ledger.repository.js';
import { VerifiedRepository } from '../storage/verified.repository.js';
import type { Verified } from '../storage/verified.repository.js';

export type Phase = ReturnType<typeof phaseOf>;
export interface TrialBalance { day: VietnamDay; kinds: (KindBalance & { phase: Phase })[]; pending: number; posted: number; verified: Verified }

/** The book as it stood at the end of a day: above zero the market owes it, below zero it holds it; all of it is 0. */
@Injectable()
export class ShowAccounts {
  constructor(private readonly accounts: AccountRepository, private readonly verified: VerifiedRepository, private readonly clock: Clock) {}

  /** @param day today when left out */
  async trialBalance(day: VietnamDay = this.today()): Promise<TrialBalance> {
    const [rows, verified] = await Promise.all([this.accounts.kinds(endOfVietnamDay(day)), this.verified.last()]);
    const kinds = rows.map((row) => ({ ...row, phase: phaseOf(row.kind) }));
    const sum = (phase: Phase): number => kinds.reduce((total, each) => (each.phase === phase ? total + each.balance : total), 0);
    return { day, kinds, pending: sum('pending'), posted: sum('posted'), verified };
  }

  /** Accounts of one kind, or (null) all, that were not at zero; by name. */
  of(kind: string | null, limit: number, after: Cursor | null, day: VietnamDay = this.today()): Promise<Balance[]> { return this.accounts.accounts(endOfVietnamDay(day), kind, limit, after); }

  entries(account: string, limit: number, after: Cursor | null): Promise<Entry[]> { return this.accounts.entries(account, limit, after); }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }
}
