import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound, Unprocessable } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { RemittanceRepository } from '../storage/remittance.repository.js';
import type { Remittance } from '../storage/remittance.repository.js';
import { DecideLine } from './decide-line.js';

/** A carrier's or gateway's statement is paid: the bank line that nobody could place is what it says it paid out. */
@Injectable()
export class SettleRemittance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly remittances: RemittanceRepository,
    private readonly lines: DecideLine,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Saying the same again changes nothing. A statement of which nothing is left to pay out has no line of the bank (`receiptId` null): what is below zero is carried over to
   * the party's next one. Errors: `payments.statement_line_needed`, `payments.statement_not_found`, `payments.statement_paid`, `payments.statement_withdrawn`, `payments.line_not_found`, `payments.line_decided`, `payments.refund_proposed`, `payments.statement_other_amount`. */
  async run(operator: string, id: string, receiptId: string | null): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const remittance = await this.remittances.lock(tx, id);
      if (remittance === null) throw new NotFound('payments.statement_not_found');
      const paidBy = await this.remittances.paidBy(tx, id);
      if (remittance.paidAt !== null && paidBy === receiptId) return;
      if (remittance.paidAt !== null) throw new Conflict('payments.statement_paid');
      if (remittance.withdrawal !== null) throw new Conflict('payments.statement_withdrawn');
      const { party, known, unknown, fee, net } = remittance;
      const at = this.clock.now();
      if (receiptId !== null) await this.payBy(tx, receiptId, operator, remittance);
      else if (net > 0) throw new Unprocessable('payments.statement_line_needed', { net });
      await this.remittances.markPaid(tx, id, receiptId, operator, at);
      await this.outbox.append(tx, {
        type: 'payments.remitted',
        payload: { remittanceId: id, party, receiptId, known, unknown, fee, net, orderCodes: await this.remittances.ordersOf(tx, id), at: at.toISOString() },
      });
    });
  }

  private async payBy(tx: Tx, receiptId: string, operator: string, { fileName, net }: Remittance): Promise<void> {
    const line = await this.lines.placeable(tx, receiptId, () => false);
    if (line!.amount !== net) throw new Unprocessable('payments.statement_other_amount', { net, amount: line!.amount });
    await this.lines.say(tx, line!, { decision: 'remitted', by: operator, reason: fileName }, { state: 'matched', payable: null, attemptId: null });
  }
}
