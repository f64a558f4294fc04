import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * The network an address belongs to, as a keyed hash: an IPv4 address, or the first 64 bits
 * of an IPv6 address (one subscriber owns them all). Addresses are personal data and not kept.
 */
export function networkOf(secret: string, address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return createHmac('sha256', secret).update(`network\n${isIPv6(plain) ? firstHalf(plain) : plain}`).digest('base64url').slice(0, 22);
}

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
