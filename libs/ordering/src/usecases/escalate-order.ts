import { Injectable } from '@nestjs/common';
import type { OrderUnanswered } from '@cho-phien/contracts';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { afterWorkingHours } from '../domain/order-promise.js';
import { EscalationRepository } from '../storage/escalation.repository.js';
import type { Unanswered } from '../storage/escalation.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

type Told = OrderUnanswered['payload'];

/** Nobody took an order in time: its seller's assistants are told, then the cooperatives of the household, each once. */
@Injectable()
export class EscalateOrder {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly sellers: SellersFacade,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Answers whom it told; null when there was nobody to tell, or another worker was faster. */
  async run(tx: Tx, code: string): Promise<Told['level'] | null> {
    const now = this.clock.now();
    const order = await this.escalations.lock(tx, code, now);
    if (order === null) return null;
    const news = await this.whomToTell(tx, order, now);
    if (news === null) { await this.escalations.next(tx, code, null); return null; }
    const { level } = news;
    const targets = news.level === 'assistant' ? news.targets.map(({ accountId }) => accountId) : news.targets.map(({ sellerId }) => sellerId);
    if (!(await this.escalations.note(tx, code, level, targets, order.dueAt, now))) throw new Error(`The order ${code} was relayed to its ${level} before.`);
    await this.escalations.next(tx, code, level === 'assistant' ? await this.nextAfter(tx, now) : null);
    await this.outbox.append(tx, { type: 'ordering.order_unanswered', payload: news });
    await this.changes.announce(tx, `seller:${order.sellerId}`);
    return level;
  }

  private async whomToTell(tx: Tx, order: Unanswered, now: Date): Promise<Told | null> {
    const { code, sellerId, sellerName, total, acceptBy, sendBy, told } = order;
    const news = { orderCode: code, sellerId, sellerName, total, acceptBy: isoVietnam(acceptBy), sendBy: isoVietnam(sendBy), at: isoVietnam(now) };
    if (told.length === 0) {
      const assistants = (await this.sellers.assistantsFor(tx, sellerId, 'orders')).flatMap(({ accountId, phoneNumber }) => (phoneNumber === null ? [] : [{ accountId, phoneNumber }]));
      const targets = [...new Map(assistants.map((each) => [each.accountId, each])).values()];
      if (targets.length > 0) return { ...news, level: 'assistant', targets };
    }
    if (told.includes('cooperative')) return null;
    const cooperatives = await this.sellers.cooperativesOf(sellerId, tx);
    return cooperatives.length > 0 ? { ...news, level: 'cooperative', targets: cooperatives.map(({ id }) => ({ sellerId: id })) } : null;
  }

  private async nextAfter(tx: Tx, now: Date): Promise<Date> {
    const { rule } = await this.terms.today(tx);
    return afterWorkingHours(now, rule('relay_after_hours'), { from: rule('accept_from_hour'), until: rule('accept_until_hour') });
  }
}
