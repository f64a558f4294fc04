import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { afterWorkingHours, endOfDayAfter } from '../domain/order-promise.js';
import type { Order } from '../domain/purchase.js';
import { OrderRepository } from '../storage/order.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

/** Orders can be packed: what the buyer may count on is frozen by today's rules, and their sellers are told. */
@Injectable()
export class ReadyOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, groupCode: string, ready: readonly Order[], method: string): Promise<void> {
    if (ready.length === 0) return;
    const { rule } = await this.terms.today(tx);
    const hours = { from: rule('accept_from_hour'), until: rule('accept_until_hour') };
    const acceptBy = afterWorkingHours(this.clock.now(), rule('accept_within_hours'), hours);
    await this.orders.promise(tx, ready.map(({ code }) => code), acceptBy, endOfDayAfter(acceptBy, rule('send_within_days')));
    await this.outbox.append(tx, ...ready.map(({ code, seller, total }): DomainEvent => (
      { type: 'ordering.order_ready', payload: { groupCode, orderCode: code, sellerId: seller.id, total, method, acceptBy: isoVietnam(acceptBy) } })));
    for (const { seller } of ready) await this.changes.announce(tx, `seller:${seller.id}`);
  }
}
