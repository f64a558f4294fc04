import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { isGatewayMethod } from '../providers/payment-gateway.js';
import type { GatewayMethod } from '../providers/payment-gateway.js';
import { PaymentGateways } from '../providers/payment-gateways.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { TakeGatewayResult } from './take-gateway-result.js';

const AT_ONCE = 20;

/** Asks the gateways about attempts of which no notice came: claim and commit, ask, record the answer. */
@Injectable()
export class QuerySilentAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly gateways: PaymentGateways,
    private readonly results: TakeGatewayResult,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const claimed = await this.unitOfWork.run((tx) => this.attempts.claimForQuery(tx, this.clock.now(), AT_ONCE));
    await Promise.all(claimed.map((attempt) => isGatewayMethod(attempt.method) && this.ask(attempt, attempt.method)));
  }

  private async ask(attempt: Attempt, method: GatewayMethod): Promise<void> {
    const answer = await this.gateways.of(method).ask(attempt);
    if (answer.kind === 'silent') return this.warn(attempt, answer.why);
    if (answer.kind === 'unknown') return this.unitOfWork.run((tx) => this.results.neverSeen(tx, attempt));
    const taken = await this.unitOfWork.run((tx) => this.results.run(tx, method, answer.result));
    if (taken === 'wrong_amount') this.warn(attempt, 'the gateway names another amount');
  }

  private warn({ id, method }: Attempt, why: string): void {
    this.logger.warn({ attemptId: id, method, why }, 'a gateway did not tell what became of a payment; it is asked again');
  }
}
