import { randomInt } from 'node:crypto';

/**
 * Order group codes: `CP` (bought in the shop) or `CS` (sold at a stall), eight random
 * characters and a check character, e.g. `CP7K2M9QXAB`. They travel through bank memos, where banks change the case, strip
 * punctuation and add words around them, so the alphabet is upper-case letters and
 * digits without 0, I, L, O and U, and a memo is searched, never compared.
 * 31 is prime: the weighted check finds every single wrong character and every swap.
 */
const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 8;
const SHOP = 'CP';
const STALL = 'CS';
const PAYOUT = 'CT';
const TRACE = 'TX';
const LENGTH = 2 + RANDOM_CHARACTERS + 1;

function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index++) sum += ALPHABET.indexOf(body[index]!) * (index + 2);
  return ALPHABET[sum % ALPHABET.length]!;
}

function newCode(prefix: string): string {
  let body = '';
  for (let index = 0; index < RANDOM_CHARACTERS; index++) body += ALPHABET[randomInt(ALPHABET.length)];
  return prefix + body + checkCharacter(body);
}

function isCode(code: string, prefix: string): boolean {
  return code.length === LENGTH
    && code.startsWith(prefix)
    && [...code.slice(prefix.length)].every((character) => ALPHABET.includes(character))
    && checkCharacter(code.slice(prefix.length, -1)) === code.at(-1);
}

/** A new group code; 31^8 ≈ 8.5 × 10^11 possibilities, so guessing finds none. */
export const newOrderCode = (): string => newCode(SHOP);
export const isOrderCode = (code: string): boolean => isCode(code, SHOP);

/** The code of a payout, in the memo of its transfer; no order's code. */
export const newPayoutCode = (): string => newCode(PAYOUT);

/** The code of a sale at a stall; nothing that is opened by an order code can be opened by it. */
export const newStallCode = (): string => newCode(STALL);
export const isStallCode = (code: string): boolean => isCode(code, STALL);

/** The code on a lot's label, short enough to be typed from it; no order's or payment's code. */
export const newTraceCode = (): string => newCode(TRACE);
export const isTraceCode = (code: string): boolean => isCode(code, TRACE);

/** The valid codes, of shop and stall, in a bank memo, each once, in order of appearance. */
export const orderCodesInMemo = (memo: string): string[] => codesInMemo(memo, (text) => isOrderCode(text) || isStallCode(text));

/** The valid codes of payouts in a bank memo, each once. */
export const payoutCodesInMemo = (memo: string): string[] => codesInMemo(memo, (text) => isCode(text, PAYOUT));

function codesInMemo(memo: string, isWanted: (text: string) => boolean): string[] {
  const upper = memo.normalize('NFC').toUpperCase();
  const found = new Set<string>();
  for (const text of [upper, upper.replace(/[^0-9A-Z]/g, '')]) {
    for (let start = text.indexOf('C'); start >= 0; start = text.indexOf('C', start + 1)) {
      const candidate = text.slice(start, start + LENGTH);
      if (isWanted(candidate)) found.add(candidate);
    }
  }
  return [...found];
}
