import { Injectable } from '@nestjs/common';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Logger } from 'pino';
import type { RefundAnswer } from '../providers/payment-gateway.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundSendingRepository } from '../storage/refund-sending.repository.js';
import type { RefundSending } from '../storage/refund-sending.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import { FinishRefund } from './finish-refund.js';

/** What a gateway said of a refund: it is done, awaited, or people's to carry out. */
@Injectable()
export class RecordRefundAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payables: PayableRepository,
    private readonly tasks: RefundTaskRepository,
    private readonly sendings: RefundSendingRepository,
    private readonly finish: FinishRefund,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(sending: RefundSending, answer: RefundAnswer): Promise<void> {
    await this.unitOfWork.run((tx) => this.record(tx, sending, answer));
    this.logger.info({ refundId: sending.taskId, method: sending.method, tries: sending.tries, answer: answer.kind }, 'refund at a gateway');
  }

  private async record(tx: Tx, { taskId, method }: RefundSending, answer: RefundAnswer): Promise<void> {
    await this.payables.lockById(tx, (await this.tasks.payableOf(tx, taskId))!);
    if (answer.kind === 'silent' && answer.sent) return; // asked again, as a call of whose effect nobody knows
    if (answer.kind === 'silent' || answer.kind === 'waiting') return this.sendings.answered(tx, taskId);
    if (answer.kind === 'accepted') {
      if (await this.sendings.end(tx, taskId, 'accepted', answer)) await this.finish.run(tx, (await this.tasks.find(tx, taskId))!, { method, reference: answer.reference });
      return;
    }
    if (await this.sendings.end(tx, taskId, answer.kind, { code: answer.code })) await this.tasks.move(tx, taskId, 'fall_back', 'transfer');
  }
}
