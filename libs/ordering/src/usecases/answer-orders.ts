import { Injectable } from '@nestjs/common';
import type { DomainEvent, PayloadOf } from '@cho-phien/contracts';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { endOfDayAfter } from '../domain/order-promise.js';
import type { Order } from '../domain/purchase.js';
import { OrderRepository } from '../storage/order.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

type Answered = PayloadOf<'ordering.order_answered'>;

/** Orders that waited for their seller wait no more: nobody is asked again, and what was promised late gives way to the truth. */
@Injectable()
export class AnswerOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, answered: readonly Pick<Order, 'code' | 'seller'>[], answer: Answered['answer'], by: Answered['by']): Promise<void> {
    if (answered.length === 0) return;
    const now = this.clock.now();
    const days = (await this.terms.today(tx)).rule('send_within_days');
    const promised = await this.orders.noteAnswer(tx, answered.map(({ code }) => code), answer === 'accepted' ? endOfDayAfter(now, days) : null);
    await this.outbox.append(tx, ...answered.map(({ code, seller }): DomainEvent => {
      const sendBy = answer === 'accepted' ? promised.get(code) : null;
      return { type: 'ordering.order_answered', payload: { orderCode: code, sellerId: seller.id, answer, by, at: isoVietnam(now), ...(sendBy && { sendBy: isoVietnam(sendBy) }) } };
    }));
    for (const { seller } of answered) await this.changes.announce(tx, `seller:${seller.id}`);
  }
}
