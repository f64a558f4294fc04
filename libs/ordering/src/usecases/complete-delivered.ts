import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import { OrderRepository } from '../storage/order.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

const DAY = 86_400_000;

/** Completes orders that were delivered and paid some days ago (rule `complete_after_days`). */
@Injectable()
export class CompleteDelivered {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly terms: TermsRepository,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const days = (await this.terms.today()).rule('complete_after_days');
    await this.unitOfWork.run(async (tx) => {
      const groups = await this.orders.completeDeliveredBefore(tx, new Date(now.getTime() - days * DAY), now);
      for (const code of groups) await this.changes.announce(tx, `order_group:${code}`);
    });
  }
}
