import { createHmac } from 'node:crypto';
import { isLately } from '../bank-line.js';
import { sameSignature } from '../same-signature.js';

/**
 * True when the raw bytes were signed with our endpoint's secret, lately: `Stripe-Signature:
 * t=<s>,v1=<hex>[,v1=…]`, HMAC-SHA256 over `t.` and the raw body. While a secret is being
 * changed Stripe sends one `v1` for each.
 */
export function isSignedByStripe(raw: Buffer, header: unknown, secret: string, now: Date): boolean {
  if (typeof header !== 'string') return false;
  const parts = header.split(',').map((part) => part.trim().split('=') as [string, string?]);
  const stamp = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(stamp)) return false;
  const expected = createHmac('sha256', secret).update(`${stamp}.`).update(raw).digest('hex');
  const genuine = parts.filter(([name]) => name === 'v1').map(([, signature = '']) => sameSignature(expected, signature)).some(Boolean);
  return genuine && isLately(Number(stamp) * 1_000, now);
}
