import { createHmac, timingSafeEqual } from 'node:crypto';

const UNSIGNED = new Set(['vnp_SecureHash', 'vnp_SecureHashType']);

/**
 * The text VNPay PAY 2.1.0 signs: every `vnp_` value that is not empty, keys in ASCII order,
 * form URL encoding (space as `+`, upper-case hex), joined by `&`.
 */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  const signed = Object.entries(parameters)
    .filter(([key, value]) => key.startsWith('vnp_') && !UNSIGNED.has(key) && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(signed).toString();
}

/** HMAC-SHA512 of UTF-8 text, lower-case hex. */
export function hmacSha512(secret: string, text: string): string {
  return createHmac('sha512', secret).update(text, 'utf8').digest('hex');
}

/** The canonical query with its `vnp_SecureHash` at the end: a return or IPN as it is sent. */
export function signedQuery(secret: string, parameters: Readonly<Record<string, string>>): string {
  const query = canonicalQuery(parameters);
  return `${query}&vnp_SecureHash=${hmacSha512(secret, query)}`;
}

/** Compares two hex signatures in constant time, whatever their letter case. */
export function sameSignature(expected: string, received: string): boolean {
  const a = Buffer.from(expected.toLowerCase());
  const b = Buffer.from(received.toLowerCase());
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The signature of the merchant API: values joined by `|`, unencoded, absent ones empty. */
export function pipeSignature(
  secret: string,
  message: Readonly<Record<string, string | undefined>>,
  fields: readonly string[],
): string {
  return hmacSha512(secret, fields.map((field) => message[field] ?? '').join('|'));
}
