import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { DirectPaymentRepository } from '../storage/direct-payment.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { CaptureDirect } from './capture-direct.js';

/** The seller says that a buyer's money came to his own account: the order is paid. The market only observes it. */
@Injectable()
export class ConfirmDirectPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly direct: DirectPaymentRepository,
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly capture: CaptureDirect,
  ) {}

  /** Saying it again changes nothing. Errors: `payments.direct_not_found`, `payments.payable_closed` for an order that was called off. */
  async run(scope: SellerScope, orderCode: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const payableId = await this.direct.payableOf(tx, scope, orderCode);
      const payable = payableId && (await this.payables.lockById(tx, payableId));
      const attempt = payable && (await this.attempts.direct(tx, payable.id, orderCode));
      if (!payable || !attempt) throw new NotFound('payments.direct_not_found');
      if (attempt.status === 'cancelled') throw new Conflict('payments.payable_closed');
      if (attempt.status === 'pending' || attempt.status === 'expired') await this.capture.run(tx, payable, attempt);
    });
  }
}
