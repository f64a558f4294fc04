import { isIPv4, isIPv6 } from 'node:net';

const LOCAL = '127.0.0.1';
const SHORTEST = 7; // VNPay takes 7 to 45 characters, so `::1` is too short for it

/** The buyer's address as VNPay takes it; IPv4 inside IPv6 is unwrapped. */
export function gatewayIp(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return isIPv4(plain) || (isIPv6(plain) && plain.length >= SHORTEST) ? plain : LOCAL;
}
