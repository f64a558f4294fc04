import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { LineReturnRepository } from '../storage/line-return.repository.js';
import type { LineReturn } from '../storage/line-return.repository.js';
import { DecideLine } from './decide-line.js';

/** Money nobody could place goes back to its sender: one operator transfers it and says so with the bank's reference, another confirms. */
@Injectable()
export class ReturnBankLine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: DecideLine,
    private readonly returns: LineReturnRepository,
    private readonly clock: Clock,
  ) {}

  /** Proposing the same again changes nothing. Errors: `payments.line_not_found`, `payments.line_decided`, `payments.refund_proposed`, `payments.evidence_used`. */
  async propose(operator: string, receiptId: string, { reference, note }: { reference: string; note: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const line = await this.lines.undecided(tx, receiptId, ({ decision }) => decision === 'returned');
      const current = await this.returns.current(tx, receiptId);
      if (current?.reference === reference && current.proposedBy === operator) return;
      if (line === null) throw new Conflict('payments.line_decided');
      if (current) throw new Conflict('payments.refund_proposed');
      if (!(await this.returns.insert(tx, { id: newId(), receiptId, reference, note, proposedBy: operator }, this.clock.now()))) throw new Conflict('payments.evidence_used');
    });
  }

  /** Confirming twice changes nothing. Errors: `payments.line_not_found`, `payments.line_decided`, `payments.second_person_needed`, `payments.transfer_withdrawn`. */
  async confirm(operator: string, receiptId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const line = await this.lines.undecided(tx, receiptId, ({ decision }) => decision === 'returned');
      const proposal = await this.proposal(tx, receiptId, id);
      if (proposal.proposedBy === operator) throw new Forbidden('payments.second_person_needed');
      if (proposal.state === 'withdrawn') throw new Conflict('payments.transfer_withdrawn');
      if (line === null) return;
      await this.returns.decide(tx, id, 'confirmed', operator, this.clock.now());
      await this.lines.end(tx, line, { decision: 'returned', by: operator, reason: proposal.note });
    });
  }

  /** Takes a proposal back, by either person. Errors: `payments.line_not_found`, `payments.line_decided`. */
  async withdraw(operator: string, receiptId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.lines.undecided(tx, receiptId, () => false);
      await this.proposal(tx, receiptId, id);
      await this.returns.decide(tx, id, 'withdrawn', operator, this.clock.now());
    });
  }

  private async proposal(tx: Tx, receiptId: string, id: string): Promise<LineReturn> {
    const found = await this.returns.find(tx, receiptId, id);
    if (!found) throw new NotFound('payments.line_not_found');
    return found;
  }
}
