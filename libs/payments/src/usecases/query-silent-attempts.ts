import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { QueryDr } from '../providers/vnpay/query-dr.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { TakeGatewayResult } from './take-gateway-result.js';

const AT_ONCE = 20;

/** Asks VNPay about attempts of which no notice came: claim and commit, ask, record the answer. */
@Injectable()
export class QuerySilentAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly gateway: QueryDr,
    private readonly results: TakeGatewayResult,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const claimed = await this.unitOfWork.run((tx) => this.attempts.claimForQuery(tx, this.clock.now(), AT_ONCE));
    await Promise.all(claimed.map((attempt) => this.ask(attempt)));
  }

  private async ask(attempt: Attempt): Promise<void> {
    const answer = await this.gateway.ask(attempt.reference, attempt.redirectCreatedAt ?? this.clock.now());
    if (answer.kind === 'silent') return this.warn(attempt, answer.why);
    if (answer.kind === 'unknown') return this.unitOfWork.run((tx) => this.results.neverSeen(tx, attempt));
    const taken = await this.unitOfWork.run((tx) => this.results.run(tx, answer.result));
    if (taken === 'wrong_amount') this.warn(attempt, 'VNPay names another amount');
  }

  private warn({ id }: Attempt, why: string): void {
    this.logger.warn({ attemptId: id, why }, 'VNPay did not tell what became of a payment; it is asked again');
  }
}
