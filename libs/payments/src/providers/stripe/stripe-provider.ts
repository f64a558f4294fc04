import { Injectable } from '@nestjs/common';
import { Conflict, Unavailable, Unprocessable } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type Stripe from 'stripe';
import type { AttemptRequest, GatewayPage, PageRequest, PaymentProvider, PreparedAttempt } from '../payment-provider.js';
import { isRefusal, reasonOf, StripeClient } from './stripe-client.js';
import { STRIPE_CEILING, STRIPE_CURRENCY, toStripeAmount } from './stripe-units.js';

const MINUTE = 60_000;
/** A paid attempt whose notice is lost is found by asking, first after this time. */
const FIRST_QUERY_MS = 2 * MINUTE;
/** Stripe keeps a page open 30 minutes at least and a day at most; we close it at the attempt's end. */
const SHORTEST_PAGE_MS = 30 * MINUTE;
const LONGEST_PAGE_MS = 24 * 60 * MINUTE;

/** Cards from abroad by Stripe's hosted page (Checkout Session); its notice or a query tells what became of it. */
@Injectable()
export class StripeProvider implements PaymentProvider {
  readonly method = 'stripe';
  readonly ceiling = STRIPE_CEILING;

  constructor(private readonly config: Config, private readonly client: StripeClient) {}

  get configured(): boolean { return this.client.configured; }

  /** Errors: `payments.above_card_ceiling`, `payments.below_card_floor`, `payments.gateway_unavailable`. */
  async openPage({ payable, amount, key, now }: PageRequest): Promise<GatewayPage> {
    if (amount > STRIPE_CEILING) throw new Unprocessable('payments.above_card_ceiling', { ceiling: STRIPE_CEILING });
    try {
      const { id, url } = await this.client.api.checkout.sessions.create(this.session(payable.groupCode, amount, payable.expiresAt, now), { idempotencyKey: key });
      if (url === null) throw new Error('Stripe opened a page without an address.');
      return { reference: id, url, amount };
    } catch (error) {
      if (isRefusal(error) && reasonOf(error) === 'amount_too_small') throw new Unprocessable('payments.below_card_floor');
      throw new Unavailable('payments.gateway_unavailable', { reason: reasonOf(error) });
    }
  }

  /** Errors: `payments.amount_changed` (money came since the page was opened). */
  prepare({ payable, amount, now, page }: AttemptRequest): PreparedAttempt {
    if (!page) throw new Unavailable('payments.gateway_unavailable');
    if (page.amount !== amount) throw new Conflict('payments.amount_changed');
    const expiresAt = payable.expiresAt ?? new Date(now.getTime() + SHORTEST_PAGE_MS);
    return {
      expiresAt, gatewayRef: page.reference, redirectUrl: page.url, redirectCreatedAt: now,
      nextQueryAt: new Date(Math.min(now.getTime() + FIRST_QUERY_MS, expiresAt.getTime())),
    };
  }

  /** Equal for equal wishes, as Stripe asks of calls under one idempotency key. */
  private session(groupCode: string, amount: AttemptRequest['amount'], end: Date | null, now: Date): Stripe.Checkout.SessionCreateParams {
    const closes = end && end.getTime() + SHORTEST_PAGE_MS + MINUTE;
    const orderPage = `${this.config.publicUrl}/don/${groupCode}`;
    return {
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      adaptive_pricing: { enabled: false }, // the buyer's card is charged in đồng, to the đồng
      line_items: [{ quantity: 1, price_data: { currency: STRIPE_CURRENCY, unit_amount: toStripeAmount(amount), product_data: { name: `Đơn hàng ${groupCode}` } } }],
      client_reference_id: groupCode,
      metadata: { group: groupCode },
      payment_intent_data: { description: `Đơn hàng ${groupCode}`, metadata: { group: groupCode } },
      success_url: `${orderPage}/the`,
      cancel_url: `${orderPage}/tra-tien`,
      locale: 'auto',
      ...(closes && closes - now.getTime() < LONGEST_PAGE_MS && { expires_at: Math.floor(closes / 1_000) }),
    };
  }
}
