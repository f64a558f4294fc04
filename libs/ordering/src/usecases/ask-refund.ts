import { Injectable } from '@nestjs/common';
import type { OrderRefundReason } from '@cho-phien/contracts';
import { Clock, Conflict, newId } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { isNothing, placedLines, refundShare } from '../domain/refundable.js';
import type { RefundWish } from '../domain/refundable.js';
import { RefundRepository } from '../storage/refund.repository.js';
import type { OrderRefund } from '../storage/refund.repository.js';

export interface PaidOrder { groupCode: string; code: string; seller: { id: string } }

export interface WhyBack {
  reason: OrderRefundReason;
  /** What it is asked for; see `refundCause`. */
  cause: string;
  actor: string;
  note?: string | null;
  claimId?: string | null;
}

/** The one way in which money of an order is asked back: noted line by line behind the group's lock, then told to payments. */
@Injectable()
export class AskRefund {
  constructor(private readonly refunds: RefundRepository, private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** Errors: those of `refundShare`; `ordering.nothing_left_to_refund`. */
  async run(tx: Tx, order: PaidOrder, why: WhyBack, wish: RefundWish): Promise<OrderRefund> {
    const refund = await this.ask(tx, order, why, wish);
    if (refund === null) throw new Conflict('ordering.nothing_left_to_refund');
    return refund;
  }

  /** What is left of the order, once per cause; null when it was asked before, or nothing is left. */
  async rest(tx: Tx, order: PaidOrder, why: WhyBack, wish: Pick<RefundWish, 'delivery'> = {}): Promise<OrderRefund | null> {
    return (await this.refunds.isKnown(tx, why.cause)) ? null : this.ask(tx, order, why, wish);
  }

  private async ask(tx: Tx, { groupCode, code, seller }: PaidOrder, { reason, cause, actor, note = null, claimId = null }: WhyBack, wish: RefundWish): Promise<OrderRefund | null> {
    const left = await this.refunds.left(code, tx);
    const share = refundShare(left, wish);
    if (isNothing(share)) return null;
    const refund = { id: newId(), orderCode: code, ...share, reason, note, cause, claimId, actor, at: this.clock.now() };
    await this.refunds.insert(tx, refund);
    await this.outbox.append(tx, {
      type: 'ordering.order_refund_asked',
      payload: { groupCode, orderCode: code, sellerId: seller.id, items: share.items, delivery: share.delivery, lines: placedLines(left, share), reason, cause },
    });
    return { ...refund, settledAt: null };
  }
}
