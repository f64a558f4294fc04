import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { PaymentGateways } from '../providers/payment-gateways.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { RefundSendingRepository } from '../storage/refund-sending.repository.js';
import type { RefundSending } from '../storage/refund-sending.repository.js';
import { RecordRefundAnswer } from './record-refund-answer.js';

const AT_ONCE = 20;

/**
 * Calls the gateways about refunds that are theirs to send. The intent was committed under a name of
 * its own before, and the outcome is recorded afterwards: killed in between, the call is repeated
 * under the same name, which the gateway takes for the same refund.
 */
@Injectable()
export class SendRefunds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sendings: RefundSendingRepository,
    private readonly attempts: AttemptRepository,
    private readonly gateways: PaymentGateways,
    private readonly answers: RecordRefundAnswer,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const claimed = await this.unitOfWork.run((tx) => this.sendings.claim(tx, this.clock.now(), AT_ONCE));
    await Promise.all(claimed.map((sending) => this.send(sending)));
  }

  private async send(sending: RefundSending): Promise<void> {
    const { requestId, amount, tries, answers, transactionNo, alone, createdAt } = sending;
    const attempt = (await this.unitOfWork.run((tx) => this.attempts.byId(tx, sending.attemptId)))!;
    const answer = await this.gateways.of(sending.method).refund({
      requestId, amount, attempt, transactionNo, tries, alone, firstAskedAt: createdAt, unresolved: tries - 1 > answers,
    });
    await this.answers.run(sending, answer);
  }
}
