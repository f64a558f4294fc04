import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { RemittanceRepository } from '../storage/remittance.repository.js';
import type { Remittance } from '../storage/remittance.repository.js';

/** A statement that was taken wrongly ends without having paid anything out: one operator says why, another confirms. What it said stays readable. */
@Injectable()
export class WithdrawRemittance {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly remittances: RemittanceRepository, private readonly clock: Clock) {}

  /** Proposing again changes nothing. Errors: `payments.statement_not_found`, `payments.statement_paid`. */
  async propose(operator: string, remittanceId: string, reason: string): Promise<void> {
    await this.behindLock(remittanceId, async (tx, { withdrawal }) => {
      if (withdrawal === null) await this.remittances.proposeWithdrawal(tx, { id: newId(), remittanceId, reason, by: operator, at: this.clock.now() });
    });
  }

  /** Confirming twice changes nothing. Errors: those of `propose`, `payments.statement_not_withdrawn`, `payments.second_person_needed`. */
  async confirm(operator: string, remittanceId: string): Promise<void> {
    await this.behindLock(remittanceId, async (tx, { withdrawal }) => {
      if (withdrawal === null) throw new Conflict('payments.statement_not_withdrawn');
      if (withdrawal.proposedBy === operator) throw new Forbidden('payments.second_person_needed');
      if (withdrawal.state === 'confirmed') return;
      const at = this.clock.now();
      await this.remittances.decideWithdrawal(tx, withdrawal.id, 'confirmed', operator, at);
      await this.remittances.withdraw(tx, remittanceId, at);
    });
  }

  /** The statement is right after all, says either person. Errors: those of `propose`, `payments.statement_withdrawn`. */
  async keep(operator: string, remittanceId: string): Promise<void> {
    await this.behindLock(remittanceId, async (tx, { withdrawal }) => {
      if (withdrawal?.state === 'confirmed') throw new Conflict('payments.statement_withdrawn');
      if (withdrawal !== null) await this.remittances.decideWithdrawal(tx, withdrawal.id, 'withdrawn', operator, this.clock.now());
    });
  }

  private async behindLock(id: string, act: (tx: Tx, remittance: Remittance) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const remittance = await this.remittances.lock(tx, id);
      if (remittance === null) throw new NotFound('payments.statement_not_found');
      if (remittance.paidAt !== null) throw new Conflict('payments.statement_paid');
      await this.remittances.oneAtATime(tx, remittance.party);
      await act(tx, remittance);
    });
  }
}
