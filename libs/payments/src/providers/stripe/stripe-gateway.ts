import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import Stripe from 'stripe';
import type { Attempt } from '../../storage/attempt.repository.js';
import type { GatewayRefund, PaymentGateway, QueryAnswer, RefundAnswer } from '../payment-gateway.js';
import { isMissing, isRefusal, reasonOf, StripeClient, wasSent } from './stripe-client.js';
import { checkoutSession, resultOfSession } from './stripe-result.js';
import { toStripeAmount } from './stripe-units.js';

/** Most that one page of Stripe's lists holds. */
const PAGE = 100;

/** Asks Stripe about payments, and has money sent back. */
@Injectable()
export class StripeGateway implements PaymentGateway {
  readonly method = 'stripe';

  constructor(private readonly client: StripeClient, private readonly clock: Clock) {}

  get configured(): boolean { return this.client.configured; }

  /** A page that is still open past the attempt's end is closed at Stripe: nobody can pay there any more. */
  async ask({ gatewayRef, expiresAt }: Attempt): Promise<QueryAnswer> {
    if (gatewayRef === null) return { kind: 'unknown' };
    try {
      const { sessions } = this.client.api.checkout;
      let session = await sessions.retrieve(gatewayRef);
      if (session.status === 'open' && expiresAt !== null && expiresAt <= this.clock.now()) session = await sessions.expire(gatewayRef);
      return { kind: 'result', result: resultOfSession(checkoutSession.parse(session), null) };
    } catch (error) {
      return isMissing(error) ? { kind: 'unknown' } : { kind: 'silent', why: reasonOf(error) };
    }
  }

  /** Looks for the refund before it is asked for again; the name is Stripe's idempotency key as well. */
  async refund({ requestId, amount, transactionNo, tries }: GatewayRefund): Promise<RefundAnswer> {
    try {
      const known = tries > 1 ? await this.find(transactionNo, requestId) : undefined;
      return answerOf(known ?? await this.client.api.refunds.create(
        { payment_intent: transactionNo, amount: toStripeAmount(amount), metadata: { refund: requestId } }, { idempotencyKey: `refund-${requestId}` }));
    } catch (error) {
      return isRefusal(error) ? { kind: 'refused', code: reasonOf(error) } : { kind: 'silent', why: reasonOf(error), sent: wasSent(error) };
    }
  }

  private async find(transactionNo: string, requestId: string): Promise<Stripe.Refund | undefined> {
    const { data } = await this.client.api.refunds.list({ payment_intent: transactionNo, limit: PAGE });
    return data.find(({ metadata }) => metadata?.refund === requestId);
  }
}

function answerOf({ id, status, failure_reason: reason }: Stripe.Refund): RefundAnswer {
  if (status === 'succeeded') return { kind: 'accepted', reference: id };
  return status === 'failed' || status === 'canceled' ? { kind: 'refused', code: reason ?? status } : { kind: 'waiting' };
}
