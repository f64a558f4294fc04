import { randomInt } from 'node:crypto';

/**
 * Order group codes: `CP`, eight random characters and a check character, e.g.
 * `CP7K2M9QXAB`. They travel through bank memos, where banks change the case, strip
 * punctuation and add words around them, so the alphabet is upper-case letters and
 * digits without 0, I, L, O and U, and a memo is searched, never compared.
 * 31 is prime: the weighted check finds every single wrong character and every swap.
 */
const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 8;
const PREFIX = 'CP';

function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index++) sum += ALPHABET.indexOf(body[index]!) * (index + 2);
  return ALPHABET[sum % ALPHABET.length]!;
}

/** A new group code; 31^8 ≈ 8.5 × 10^11 possibilities, so guessing finds none. */
export function newOrderCode(): string {
  let body = '';
  for (let index = 0; index < RANDOM_CHARACTERS; index++) body += ALPHABET[randomInt(ALPHABET.length)];
  return PREFIX + body + checkCharacter(body);
}

export function isOrderCode(code: string): boolean {
  return code.length === PREFIX.length + RANDOM_CHARACTERS + 1
    && code.startsWith(PREFIX)
    && [...code.slice(PREFIX.length)].every((character) => ALPHABET.includes(character))
    && checkCharacter(code.slice(PREFIX.length, -1)) === code.at(-1);
}

/** The valid order codes in a bank memo, each once, in order of appearance. */
export function orderCodesInMemo(memo: string): string[] {
  const upper = memo.normalize('NFC').toUpperCase();
  const found = new Set<string>();
  for (const text of [upper, upper.replace(/[^0-9A-Z]/g, '')]) {
    for (let start = text.indexOf(PREFIX); start >= 0; start = text.indexOf(PREFIX, start + 1)) {
      const candidate = text.slice(start, start + PREFIX.length + RANDOM_CHARACTERS + 1);
      if (isOrderCode(candidate)) found.add(candidate);
    }
  }
  return [...found];
}
