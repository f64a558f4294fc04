import { createHmac } from 'node:crypto';
import { sameSignature } from '../same-signature.js';

/** HMAC-SHA512 in lower-case hex. */
export const hmacSha512 = (secret: string, text: string): string => createHmac('sha512', secret).update(text, 'utf8').digest('hex');

/** A message of the merchant API is signed over its values in the documented order, joined by `|`, absent ones empty. */
export const pipeSignature = (secret: string, message: Readonly<Record<string, string | undefined>>, fields: readonly string[]): string =>
  hmacSha512(secret, fields.map((field) => message[field] ?? '').join('|'));

/** Fields of a verified message; `signed` is the text the signature covers. */
export interface SignedMessage { fields: Readonly<Record<string, string>>; signed: string }

const UNSIGNED = new Set(['vnp_SecureHash', 'vnp_SecureHashType']);

/**
 * Reads a return or an IPN (PAY 2.1.0). The signature is computed over the pieces of the raw
 * query as they came, sorted: languages encode `~!*'()` differently, so decoding and encoding
 * again would refuse genuine messages. Null: not signed with our secret, or a parameter comes twice.
 */
export function readSignedQuery(rawQuery: string, secret: string): SignedMessage | null {
  const pieces = new Map<string, string>();
  for (const piece of rawQuery.split('&')) {
    const [key, ...rest] = piece.split('=');
    const value = rest.join('=');
    if (!key?.startsWith('vnp_')) continue;
    if (pieces.has(key)) return null;
    pieces.set(key, value);
  }
  const signed = [...pieces].filter(([key, value]) => value !== '' && !UNSIGNED.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`).join('&');
  if (!sameSignature(hmacSha512(secret, signed), pieces.get('vnp_SecureHash') ?? '')) return null;
  return { fields: Object.fromEntries(new URLSearchParams(signed)), signed };
}
