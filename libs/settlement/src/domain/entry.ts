import type { PaymentCaptured } from '@cho-phien/contracts';
import { allocateDong, dong, NO_DONG, sumDong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { DEDUCTIONS } from './rate.js';
import type { DeductionKind } from './rate.js';

/** Money of an order, or of one of its lines, by whom it belongs to; a reversal has the same parts, each taken back. */
export interface Parts {
  items: Dong;
  delivery: Dong;
  deducted: Record<DeductionKind, Dong>;
  /** The goods' price less what is deducted; of a line below zero where a floor takes more than its goods cost. */
  receives: number;
}

/** Money that the seller took with his own hands. At a door the carrier may have it, or the market's account; paid directly, he has it. */
export const isInHand = (tender: PaymentCaptured['payload']['tender'], holder: PaymentCaptured['payload']['holder'] | null = null): boolean =>
  (holder === null ? tender === 'cash' || tender === 'qr_at_door' : holder === 'seller');

export const deductedBy = (amountOf: (kind: DeductionKind) => Dong): Parts['deducted'] => Object.fromEntries(DEDUCTIONS.map((kind) => [kind, amountOf(kind)])) as Parts['deducted'];

/** Parts by the goods' price and what is deducted of it. */
export function partsBy(items: Dong, deducted: Parts['deducted'], delivery: Dong = NO_DONG): Parts {
  return { items, delivery, deducted, receives: items - sumDong(Object.values(deducted)) };
}

/**
 * What goes back with a refund, of what is left of a sale or of a line: each part in proportion, by largest remainder,
 * so that no part goes back beyond what is left of it and a refund of the whole takes back the whole.
 */
export function reversedParts(left: Parts, refund: { items: number; delivery: number }): Parts {
  const items = dong(Math.min(refund.items, left.items));
  const amounts = DEDUCTIONS.map((kind) => left.deducted[kind]);
  const shares = left.receives < 0 ? allocateDong(feesFor(items, left), amounts) : allocateDong(items, [left.receives, ...amounts]).slice(1);
  return partsBy(items, deductedBy((kind) => shares[DEDUCTIONS.indexOf(kind)]!), dong(Math.min(refund.delivery, left.delivery)));
}

/** Where more is deducted than the goods cost, the fees go back as the goods do. */
const feesFor = (items: Dong, { items: left, receives }: Parts): Dong => (items === 0 ? NO_DONG : allocateDong(dong(left - receives), [items, left - items])[0]!);

const combine = (one: Parts, other: Parts, by: (amount: number, more: number) => number): Parts => partsBy(
  dong(by(one.items, other.items)), deductedBy((kind) => dong(by(one.deducted[kind], other.deducted[kind]))), dong(by(one.delivery, other.delivery)));

export const plusParts = (one: Parts, other: Parts): Parts => combine(one, other, (amount, more) => amount + more);

/** Errors: `money.not_whole_dong` where a part would fall below nothing. */
export const lessParts = (whole: Parts, part: Parts): Parts => combine(whole, part, (amount, less) => amount - less);

export const NO_PARTS: Parts = partsBy(NO_DONG, deductedBy(() => NO_DONG));

export const isNothing = ({ items, delivery }: Parts): boolean => items + delivery === 0;
