import { z } from 'zod';
import type { GatewayOutcome, GatewayResult } from '../payment-gateway.js';
import { fromStripeAmount } from './stripe-units.js';

const text = z.string().max(255);
/** A Checkout Session as far as we read it. */
export const checkoutSession = z.object({
  id: text,
  status: text.nullish(),
  payment_status: text.nullish(),
  amount_total: z.number().nullish(),
  currency: z.string().nullish(),
  client_reference_id: text.nullish(),
  payment_intent: z.union([text, z.object({ id: text }).transform(({ id }) => id)]).nullish(),
});
export type CheckoutSession = z.infer<typeof checkoutSession>;

/** A session is complete before its money is in: only `payment_status` tells of money. */
export function outcomeOfSession({ status, payment_status: payment }: CheckoutSession, failed = false): GatewayOutcome {
  if (payment === 'paid') return 'paid';
  if (failed) return 'failed';
  return status === 'expired' ? 'expired' : 'pending';
}

export const resultOfSession = (session: CheckoutSession, paidAt: Date | null, failed = false): GatewayResult => ({
  reference: session.id,
  amount: fromStripeAmount(session.amount_total, session.currency),
  outcome: outcomeOfSession(session, failed),
  transactionNo: session.payment_intent ?? '',
  paidAt,
  ...(session.client_reference_id && { groupCode: session.client_reference_id }),
});

const SESSION_EVENTS = ['checkout.session.completed', 'checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed', 'checkout.session.expired'];
const REFUND_EVENTS = ['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated'];

/** An event as Stripe's webhooks send it; most are of no interest. */
export const stripeEvent = z.object({
  id: text,
  object: text.optional(),
  type: text,
  created: z.int().min(0).max(253_402_300_799).optional(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});
export type StripeEvent = z.infer<typeof stripeEvent>;

/** What an event tells: the result of a payment, news of a refund we asked for, or nothing for us. */
export type StripeNews = { kind: 'payment'; result: GatewayResult } | { kind: 'refund'; requestId: string } | { kind: 'nothing' };

export function newsOf({ type, created, data: { object } }: StripeEvent): StripeNews {
  if (SESSION_EVENTS.includes(type)) {
    const session = checkoutSession.safeParse(object);
    if (session.success) return { kind: 'payment', result: resultOfSession(session.data, created === undefined ? null : new Date(created * 1_000), type.endsWith('_failed')) };
  }
  const refund = REFUND_EVENTS.includes(type) ? z.object({ metadata: z.object({ refund: text }) }).safeParse(object) : null;
  return refund?.success ? { kind: 'refund', requestId: refund.data.metadata.refund } : { kind: 'nothing' };
}
