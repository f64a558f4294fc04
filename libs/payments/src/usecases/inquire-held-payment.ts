import { Injectable } from '@nestjs/common';
import { NotFound, Unavailable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { isGatewayMethod } from '../providers/payment-gateway.js';
import { PaymentGateways } from '../providers/payment-gateways.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { HeldPaymentRepository } from '../storage/held-payment.repository.js';
import type { HeldPayment } from '../storage/held-payment.repository.js';
import { TakeGatewayResult } from './take-gateway-result.js';

/** A person looks into a payment that its gateway suspects: the gateway is asked what became of it, and its word is taken. */
@Injectable()
export class InquireHeldPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly held: HeldPaymentRepository,
    private readonly gateways: PaymentGateways,
    private readonly results: TakeGatewayResult,
  ) {}

  /** Answers the payment as it stands afterwards. Errors: `payments.held_payment_not_found`, `payments.gateway_unavailable`. */
  async run(id: string): Promise<HeldPayment> {
    const attempt = await this.unitOfWork.run((tx) => this.attempts.byId(tx, id));
    const before = attempt && (await this.held.find(id));
    if (!before || !isGatewayMethod(attempt.method)) throw new NotFound('payments.held_payment_not_found');
    const { method } = attempt;
    const answer = await this.gateways.of(method).ask(attempt);
    if (answer.kind === 'silent') throw new Unavailable('payments.gateway_unavailable', { reason: answer.why });
    if (answer.kind === 'result') await this.unitOfWork.run((tx) => this.results.run(tx, method, answer.result));
    return (await this.held.find(id))!;
  }
}
