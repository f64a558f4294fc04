import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { ApplyMoney } from './apply-money.js';
import { DecideLine } from './decide-line.js';

/** A person places money that nobody could place by itself. */
@Injectable()
export class PlaceBankLine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: DecideLine,
    private readonly payables: PayableRepository,
    private readonly apply: ApplyMoney,
  ) {}

  /**
   * The money is for this group: it is judged as if it came now with the right code. Saying the same again changes nothing.
   * Errors: `payments.line_not_found`, `payments.line_decided`, `payments.refund_proposed`, `payments.group_not_found`.
   */
  async assign(operator: string, id: string, groupCode: string, reason: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      // Payable before line, as a notice locks them.
      const payable = await this.payables.lock(tx, groupCode);
      const line = await this.lines.placeable(tx, id, ({ decision }, { groupCode: known }) => decision === 'assigned' && known === groupCode);
      if (line === null) return;
      if (!payable) throw new NotFound('payments.group_not_found');
      const write = async (state: ReceiptState, attemptId: string | null): Promise<string> => {
        await this.lines.say(tx, line, { decision: 'assigned', by: operator, reason }, { state, payable, attemptId });
        return id;
      };
      await this.apply.run(tx, payable, { amount: line.amount, attempt: null, write });
    });
  }

  /** The money is no purchase's, or somebody has explained why it left. Saying it again changes nothing. Errors: `payments.line_not_found`, `payments.line_decided`, `payments.refund_proposed`. */
  async dismiss(operator: string, id: string, reason: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const line = await this.lines.placeable(tx, id, ({ decision }) => decision === 'dismissed', { leave: true });
      if (line !== null) await this.lines.end(tx, line, { decision: 'dismissed', by: operator, reason });
    });
  }
}
