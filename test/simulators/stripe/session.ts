import { z } from 'zod';

const refundSchema = z.object({
  id: z.string(),
  /** Whole đồng: Stripe's unit of a currency without a minor one. */
  amount: z.number().int(),
  created: z.number().int(),
  metadata: z.record(z.string(), z.string()),
  requestKey: z.string(),
});

/** A Checkout Session with its payment and refunds. */
export const sessionSchema = z.object({
  id: z.string(),
  paymentIntent: z.string(),
  amount: z.number().int(),
  name: z.string(),
  clientReferenceId: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  successUrl: z.string(),
  cancelUrl: z.string().nullable(),
  created: z.number().int(),
  expiresAt: z.number().int(),
  status: z.enum(['open', 'complete', 'expired']),
  requestKey: z.string(),
  refunds: z.array(refundSchema),
});

export type Session = z.infer<typeof sessionSchema>;
export type Refund = z.infer<typeof refundSchema>;

export const refundedAmount = ({ refunds }: Session): number => refunds.reduce((sum, { amount }) => sum + amount, 0);

/** The session as Stripe's API and events show it. */
export function shownSession(session: Session, pageUrl: string): Record<string, unknown> {
  const { id, status, amount, created, expiresAt, clientReferenceId, metadata, successUrl, cancelUrl, paymentIntent } = session;
  return {
    id, object: 'checkout.session', mode: 'payment', livemode: false, currency: 'vnd', amount_total: amount, amount_subtotal: amount, created, expires_at: expiresAt,
    status, payment_status: status === 'complete' ? 'paid' : 'unpaid', client_reference_id: clientReferenceId, metadata, success_url: successUrl, cancel_url: cancelUrl,
    payment_intent: status === 'complete' ? paymentIntent : null, payment_method_types: ['card'], url: status === 'open' ? pageUrl : null,
  };
}

export const shownRefund = ({ id, amount, created, metadata }: Refund, { paymentIntent }: Session): Record<string, unknown> =>
  ({ id, object: 'refund', amount, currency: 'vnd', created, metadata, payment_intent: paymentIntent, charge: `ch_${paymentIntent.slice(3)}`, status: 'succeeded' });
