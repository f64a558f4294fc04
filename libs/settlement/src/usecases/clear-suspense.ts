import { Injectable } from '@nestjs/common';
import { Clock, Conflict, dong, Forbidden, newId, NotFound, Unprocessable } from '@cho-phien/kernel';
import { LedgerFacade, PAYOUT_RETURNS, PAYOUT_UNEXPLAINED, sellerAvailable } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { CLEARED, isOfPayout, mostOf } from '../domain/clearing.js';
import type { ClearingKind, ClearingPlace, Uncleared } from '../domain/clearing.js';
import { ClearingRepository } from '../storage/clearing.repository.js';
import type { Clearing, OverpaidPayout } from '../storage/clearing.repository.js';
import { EntryRepository } from '../storage/entry.repository.js';

export interface NewClearing { what: ClearingKind; amount: number; reason: string; /** Of what left the bank under a payout's code: that code. */ payoutCode?: string | undefined }

const ACCOUNTS: Record<Exclude<ClearingPlace, 'seller'>, Account> = {
  setAside: 'platform:set_aside', returns: PAYOUT_RETURNS, unexplained: PAYOUT_UNEXPLAINED, writtenOff: 'platform:written_off', otherIncome: 'platform:other_income',
};

/** Money that stands aside is cleared by two people with a reason: one says what became of it, another confirms, and then it is posted. */
@Injectable()
export class ClearSuspense {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly clearings: ClearingRepository, private readonly entries: EntryRepository, private readonly ledger: LedgerFacade, private readonly clock: Clock) {}

  /** What waits to be cleared. */
  async uncleared(tx?: Tx): Promise<Uncleared> {
    const balanceOf = (place: keyof Uncleared): Promise<number> => this.ledger.balanceOf(ACCOUNTS[place], tx);
    return { setAside: await balanceOf('setAside'), returns: 0 - (await balanceOf('returns')), unexplained: 0 - (await balanceOf('unexplained')) };
  }

  /** Answers its id. Errors: `settlement.clearing_too_much`, `settlement.payout_not_found`. */
  async propose(tx: Tx, by: string, { what, amount, reason, payoutCode }: NewClearing): Promise<string> {
    await this.clearings.oneAtATime(tx);
    const payout = isOfPayout(what) ? await this.payoutOf(tx, payoutCode) : null;
    await this.assertThere(tx, what, amount, payout);
    const id = newId();
    await this.clearings.add(tx, { id, what, amount: dong(amount), reason, proposedBy: by, proposedAt: this.clock.now(), payout });
    return id;
  }

  /** Confirming twice changes nothing. Errors: `settlement.clearing_not_found`, `settlement.second_person_needed`, `settlement.clearing_withdrawn`, `settlement.clearing_too_much`. */
  async confirm(by: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { what, amount, state, proposedBy, payout } = await this.hold(tx, id);
      if (proposedBy === by) throw new Forbidden('settlement.second_person_needed');
      if (state === 'confirmed') return;
      if (state === 'withdrawn') throw new Conflict('settlement.clearing_withdrawn');
      await this.assertThere(tx, what, amount, payout && (await this.payoutOf(tx, payout.code)));
      const at = this.clock.now();
      await this.clearings.decide(tx, id, 'confirmed', by, at);
      const { source, destination } = CLEARED[what];
      await this.ledger.post(tx, { kind: 'clearing', reference: `clearing:${id}`, occurredAt: at, eventId: null, postings: [{ source: accountOf(source, payout), destination: accountOf(destination, payout), amount }] });
      if (payout && what === 'taken_from_seller') await this.entries.addPayout(tx, { kind: 'payout_again', reference: `clearing:${id}`, sellerId: payout.sellerId, payoutId: payout.id, amount, occurredAt: at });
    });
  }

  /** By either person. Errors: `settlement.clearing_not_found`, `settlement.clearing_done`. */
  async withdraw(by: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { state } = await this.hold(tx, id);
      if (state === 'confirmed') throw new Conflict('settlement.clearing_done');
      await this.clearings.decide(tx, id, 'withdrawn', by, this.clock.now());
    });
  }

  private async hold(tx: Tx, id: string): Promise<Clearing> {
    await this.clearings.oneAtATime(tx);
    const found = await this.clearings.find(id, tx);
    if (found === null) throw new NotFound('settlement.clearing_not_found');
    return found;
  }

  private async payoutOf(tx: Tx, code = ''): Promise<OverpaidPayout & { beside: number }> {
    const payout = await this.clearings.overpaid(tx, code);
    if (payout === null) throw new NotFound('settlement.payout_not_found');
    return payout;
  }

  private async assertThere(tx: Tx, what: ClearingKind, amount: number, payout: { beside: number } | null): Promise<void> {
    const most = mostOf(what, await this.uncleared(tx), payout?.beside);
    if (amount > most) throw new Unprocessable('settlement.clearing_too_much', { most });
  }
}

const accountOf = (place: ClearingPlace, payout: OverpaidPayout | null): Account => (place === 'seller' ? sellerAvailable(payout!.sellerId) : ACCOUNTS[place]);
