import { timingSafeEqual } from 'node:crypto';

/** Compares hex signatures in constant time, whatever their letter case. */
export function sameSignature(expected: string, received: string): boolean {
  const a = Buffer.from(expected.toLowerCase());
  const b = Buffer.from(received.toLowerCase());
  return a.length === b.length && timingSafeEqual(a, b);
}
