import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** Stripe's name of the đồng, a currency without a minor unit: 235000 is 235.000 đ. */
export const STRIPE_CURRENCY = 'vnd';

/** Stripe takes amounts of at most eight digits. */
export const STRIPE_CEILING = dong(99_999_999);

export const toStripeAmount = (amount: Dong): number => amount;

/** Amount of a message in đồng; null for another currency and for anything but whole đồng. */
export function fromStripeAmount(amount: number | null | undefined, currency: string | null | undefined): Dong | null {
  if (typeof amount !== 'number' || currency?.toLowerCase() !== STRIPE_CURRENCY) return null;
  try { return dong(amount); } catch { return null; }
}
