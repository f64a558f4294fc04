import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Logger } from 'pino';
import type { GatewayResult } from '../providers/payment-gateway.js';
import { newsOf } from '../providers/stripe/stripe-result.js';
import type { StripeEvent } from '../providers/stripe/stripe-result.js';
import { NoticeRepository } from '../storage/notice.repository.js';
import { RefundSendingRepository } from '../storage/refund-sending.repository.js';
import { RecordMoney } from './record-money.js';
import { TakeGatewayResult } from './take-gateway-result.js';

/** Takes a verified event of Stripe's, once each; what is of no interest leaves nothing behind. */
@Injectable()
export class TakeStripeNotice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly results: TakeGatewayResult,
    private readonly money: RecordMoney,
    private readonly sendings: RefundSendingRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(event: StripeEvent, raw: Buffer): Promise<void> {
    const news = newsOf(event);
    if (news.kind === 'nothing') return;
    const outcome = await this.unitOfWork.run(async (tx) => {
      if (!(await this.notices.keep(tx, 'stripe', event.id, raw, 'taken'))) return 'repeated';
      const taken = news.kind === 'payment' ? await this.take(tx, news.result) : await this.lookAtRefund(tx, news.requestId);
      await this.notices.conclude(tx, 'stripe', event.id, taken);
      return taken;
    });
    this.logger.info({ eventId: event.id, type: event.type, outcome }, 'Stripe notice');
  }

  private async take(tx: Tx, result: GatewayResult): Promise<string> {
    const taken = await this.results.run(tx, 'stripe', result);
    const unclaimed = (taken === 'unknown_reference' || taken === 'wrong_amount') && result.outcome === 'paid' && result.amount !== null && result.amount > 0;
    if (!unclaimed) return taken;
    // Money that belongs to no attempt of ours, or is not what one asked for, is kept for a person, once.
    const { reference, transactionNo, amount, paidAt } = result;
    const arrival = { provider: 'stripe' as const, eventId: reference, reference: transactionNo || reference, amount: amount!, memo: result.groupCode ?? '', occurredAt: paidAt ?? this.clock.now() };
    if (await this.money.isRecorded(tx, arrival)) return 'already';
    await this.money.unmatched(tx, arrival);
    return 'unmatched';
  }

  /** The notice is only a hint: the refund itself is asked for its state at once. */
  private async lookAtRefund(tx: Tx, requestId: string): Promise<string> {
    return (await this.sendings.hasten(tx, requestId, this.clock.now())) ? 'taken' : 'already';
  }
}
