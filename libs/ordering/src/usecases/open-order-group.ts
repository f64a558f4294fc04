import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayableView } from '@cho-phien/payments';
import type { OrderGroupStatus } from '../domain/order-group-status.js';
import type { Purchase } from '../domain/purchase.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

const DAY = 86_400_000;

/** Shows a purchase to the holder of its token, which the policy `order token` has checked; the link ends after some days. */
@Injectable()
export class OpenOrderGroup {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly payments: PaymentsFacade,
    private readonly terms: TermsRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: `ordering.order_group_not_found`. */
  async run(code: string): Promise<{ purchase: Purchase; payable: PayableView | null }> {
    const purchase = await this.stillOpen(await this.groups.find(code));
    return { purchase, payable: await this.payments.payableOf(code) };
  }

  /** What a waiting page asks again and again. Errors: `ordering.order_group_not_found`. */
  async state(code: string): Promise<{ status: OrderGroupStatus; paidAmount: Dong; cod: boolean }> {
    const { status, cod } = await this.stillOpen(await this.groups.state(code));
    return { status, cod, paidAmount: (await this.payments.payableOf(code))?.paidAmount ?? (0 as Dong) };
  }

  private async stillOpen<Group extends { createdAt: Date }>(group: Group | null): Promise<Group> {
    const days = (await this.terms.today()).rule('order_link_days');
    if (group === null || this.clock.now().getTime() - group.createdAt.getTime() > days * DAY) throw new NotFound('ordering.order_group_not_found');
    return group;
  }
}
