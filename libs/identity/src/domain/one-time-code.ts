import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

const DIGITS = 6;

/** Six random digits. */
export const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** Keyed, because a million codes are guessed from a plain hash in a second. */
export const hashCode = (secret: string, phoneNumber: string, code: string): Buffer =>
  createHmac('sha256', secret).update(`one-time code\n${phoneNumber}\n${code}`).digest();

/** A code bound to what it agrees to; the parts are written so that no two lists of parts read the same. */
export const hashBoundCode = (secret: string, parts: readonly string[], code: string): Buffer =>
  createHmac('sha256', secret).update(`bound code\n${JSON.stringify([...parts, code])}`).digest();

export const sameHash = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

/** Every code that differs from this one by one digit or by two neighbours swapped: what a thumb gets wrong. */
export function slipsOf(code: string): string[] {
  const slips: string[] = [];
  for (let place = 0; place < code.length; place++) {
    for (const digit of '0123456789') if (digit !== code[place]) slips.push(code.slice(0, place) + digit + code.slice(place + 1));
    const [here, next] = [code[place], code[place + 1]];
    if (next !== undefined && here !== next) slips.push(`${code.slice(0, place)}${next}${here}${code.slice(place + 2)}`);
  }
  return slips;
}
