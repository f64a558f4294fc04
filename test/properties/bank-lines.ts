import { newId, newOrderCode } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { BankFeed, BankLine } from '../../libs/payments/src/providers/bank-line.js';
import type { SeededRandom } from '../support/seeded-random.js';

export interface Purchase { code: string; total: number; closed: boolean }
/** A line, who tells of it and how often, and the purchase that its sender meant. */
export interface MessyLine { line: BankLine; tellers: BankFeed[]; meant: Purchase | null; counts: boolean }

const FEEDS: readonly BankFeed[] = ['sepay', 'casso', 'payos'];
const WORDS = ['chuyen tien', 'mua hang', 'cam on shop', 'tien mien dong', 'nguyen thi a ck', 'MBVCB.3278907687.', '.CT tu 0011223344'];
const LETTERS = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'] as const;
export const MESSY_DAYS: readonly string[] = DAYS;

/** One wrong letter, two swapped, one lost or one too many. */
function typo(random: SeededRandom, code: string): string {
  const at = random.between(3, code.length - 2);
  const [before, here, after] = [code.slice(0, at), code[at]!, code.slice(at + 1)];
  const other = LETTERS[(LETTERS.indexOf(here) + random.between(1, 29)) % LETTERS.length]!;
  return random.oneOf([before + other + after, before + after, before + other + here + after, `${before}${after[0]!}${here}${after.slice(1)}`]);
}

const dressed = (random: SeededRandom, code: string): string =>
  random.oneOf([code, code.toLowerCase(), `${code.slice(0, 5)} ${code.slice(5)}`, `${random.oneOf(WORDS)} ${code} ${random.oneOf(WORDS)}`, `QR${code}CHUYENKHOAN`]);

interface Wish { amount: number; memo: string; meant: Purchase | null; counts?: boolean; outgoing?: boolean; account?: string }

/** What the sender of one purchase's money does: pays it well, in parts, too much, twice, with a wrong code, or writes nothing. */
function wishesFor(random: SeededRandom, purchase: Purchase, other: Purchase): Wish[] {
  const { code, total } = purchase;
  const paid = (amount: number, memo = dressed(random, code)): Wish => ({ amount, memo, meant: purchase });
  const part = random.between(1, total - 1);
  return random.oneOf<() => Wish[]>([
    () => [paid(total)],
    () => [paid(part), paid(total - part)],
    () => [paid(total + random.between(1, 90_000))],
    () => [paid(total), paid(total)],
    () => [paid(part)],
    () => [paid(total, `${random.oneOf(WORDS)} ${typo(random, code)}`)],
    () => [paid(total, random.oneOf(WORDS))],
    () => [paid(total, `${code} ${other.code}`)],
    () => [{ amount: random.between(1, 5_000_000), memo: `${random.oneOf(WORDS)} ${newOrderCode()}`, meant: null }],
    () => [{ amount: total, memo: code, meant: null, counts: false, outgoing: true }],
    () => [{ amount: total, memo: code, meant: null, counts: false, account: '9999999999' }],
    () => [{ amount: 0, memo: code, meant: null, counts: false }],
  ])();
}

export function drawLines(random: SeededRandom, purchases: readonly Purchase[], account: string, atLeast: number): MessyLine[] {
  const lines: MessyLine[] = [];
  while (lines.length < atLeast) {
    const [one, other] = random.some(purchases, 2) as [Purchase, Purchase];
    lines.push(...wishesFor(random, one, other).map((wish) => lineOf(random, wish, account)));
  }
  return lines;
}

function lineOf(random: SeededRandom, { amount, memo, meant, counts = true, outgoing = false, account }: Wish, ours: string): MessyLine {
  const seconds = random.between(0, 86_399);
  const line: BankLine = {
    eventId: newId(), reference: `FT${newId()}`, amount: amount as Dong, outgoing, accounts: [account ?? ours], memos: [memo],
    occurredAt: new Date(Date.parse(`${random.oneOf(DAYS)}T00:00:00+07:00`) + seconds * 1_000),
  };
  const tellers = random.next() < 0.3 ? random.some(FEEDS, random.between(2, 3)) : [random.oneOf(FEEDS)];
  return { line, tellers: random.next() < 0.2 ? [...tellers, tellers[0]!] : tellers, meant, counts };
}
