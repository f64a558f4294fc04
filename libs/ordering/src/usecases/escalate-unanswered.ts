import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed, InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { endOfDayAfter } from '../domain/order-promise.js';
import { EscalationRepository } from '../storage/escalation.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import { EscalateOrder } from './escalate-order.js';

/** Most orders of one round; what is left comes in the next, a few seconds later. */
const ROUND = 2_000;

/** Relays every order that nobody took in time, one transaction each, and keeps what their buyers read true. */
@Injectable()
export class EscalateUnanswered {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly escalations: EscalationRepository,
    private readonly escalateOrder: EscalateOrder,
    private readonly terms: TermsRepository,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Answers how many were relayed. One that cannot be does not keep back the others. */
  async run(): Promise<number> {
    let relayed = 0;
    for (const code of await this.escalations.due(this.clock.now(), ROUND)) {
      const level = await this.unitOfWork.run((tx) => this.escalateOrder.run(tx, code)).catch((error: Error) => this.left(code, error));
      if (level !== null) relayed += 1;
    }
    await this.keepTrue();
    return relayed;
  }

  private async keepTrue(): Promise<void> {
    const now = this.clock.now();
    const days = (await this.terms.today()).rule('send_within_days');
    await this.unitOfWork.run(async (tx) => {
      for (const code of await this.escalations.keepTrue(tx, now, endOfDayAfter(now, days))) await this.changes.announce(tx, `order_group:${code}`);
    });
  }

  private left(orderCode: string, { message }: Error): null {
    this.logger.error({ orderCode, error: message }, 'an unanswered order could not be relayed; the next round tries again');
    return null;
  }
}
