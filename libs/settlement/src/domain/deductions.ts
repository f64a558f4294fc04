import type { PaymentMethod } from '@cho-phien/contracts';
import { allocateDong, dong, sumDong } from '@cho-phien/kernel';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import { DEDUCTIONS, isTax, rateFor, WITHHELD_FROM } from './rate.js';
import type { DeductionKind, Rate, SaleChannel, SellerKind } from './rate.js';

/** One line of an order: the goods' price, without delivery. */
export interface SaleLine { productSet: string | null; amount: Dong }

/** A sale of one seller, as far as money taken from it depends on it. */
export interface Sale {
  sellerKind: SellerKind;
  channel: SaleChannel;
  method: PaymentMethod;
  /** Taxes are withheld by whoever has the payment function: not where the buyer pays the seller himself. */
  moneyRoute: 'collected' | 'direct';
  day: VietnamDay;
  lines: readonly SaleLine[];
}

export interface Deduction {
  kind: DeductionKind;
  rateId: string;
  basisPoints: number;
  borneBy: 'market' | 'seller';
  legalRef: string | null;
  /** The price of the goods that this rate is for. */
  base: Dong;
  /** What the seller bears; 0 where the market does. */
  amount: Dong;
  /** The same by line, in the order of the sale's lines; the parts sum to the amount. */
  byLine: Dong[];
}

export interface Terms { items: Dong; deductions: Deduction[]; receives: Dong }

/** What the law takes is taken first, so that no fee can eat it up. */
const TAKEN_IN_TURN: readonly DeductionKind[] = ['tax_vat', 'tax_pit', 'gateway_fee', 'commission'];

/** The terms by which a seller receives the least: what can be promised while the way of paying is not known. */
export const leastOf = (possible: readonly Terms[]): Terms => possible.reduce((least, terms) => (terms.receives < least.receives ? terms : least));

/** Basis points of an amount in whole đồng, halves upwards. */
export const shareOf = (amount: Dong, basisPoints: number): Dong => dong(Number((BigInt(amount) * BigInt(basisPoints) * 2n + 10_000n) / 20_000n));

/**
 * What is taken from a sale, and what remains: a function of the sale and the rates alone.
 * Each deduction is rounded once, on the goods of the order to which its rate applies, half up;
 * then bounded by floor and cap, and by what is left of the goods' price; then shared over
 * the lines by largest remainder. Delivery is the buyer's and passes on undiminished.
 */
export function termsOf(sale: Sale, rates: readonly Rate[]): Terms {
  const items = sumDong(sale.lines.map(({ amount }) => amount));
  let left: number = items;
  const taken = TAKEN_IN_TURN.flatMap((kind) => ratesOf(kind, sale, rates).map(({ rate, lines }) => {
    const deduction = deducted(sale, rate, lines, dong(left));
    left -= deduction.amount;
    return deduction;
  }));
  return { items, receives: dong(left), deductions: DEDUCTIONS.flatMap((kind) => taken.filter((each) => each.kind === kind)) };
}

/** The rates of a kind that apply, each with the places of its lines. */
function ratesOf(kind: DeductionKind, { lines, day, moneyRoute, ...sale }: Sale, rates: readonly Rate[]): { rate: Rate; lines: number[] }[] {
  if (isTax(kind) && (moneyRoute === 'direct' || !WITHHELD_FROM.includes(sale.sellerKind))) return [];
  const found = new Map<string, { rate: Rate; lines: number[] }>();
  for (const [place, { productSet }] of lines.entries()) {
    const rate = rateFor(rates, kind, day, { ...sale, productSet });
    if (rate === null) continue;
    const group = found.get(rate.id) ?? { rate, lines: [] };
    group.lines.push(place);
    found.set(rate.id, group);
  }
  return [...found.values()];
}

function deducted({ lines }: Sale, rate: Rate, places: readonly number[], left: Dong): Deduction {
  const base = sumDong(places.map((place) => lines[place]!.amount));
  const amount = rate.borneBy === 'market' ? dong(0) : dong(Math.min(bounded(rate, base), left));
  const parts = allocateDong(amount, places.map((place) => lines[place]!.amount));
  const byLine = lines.map((_, place) => (places.includes(place) ? parts[places.indexOf(place)]! : dong(0)));
  return { kind: rate.kind, rateId: rate.id, basisPoints: rate.basisPoints, borneBy: rate.borneBy, legalRef: rate.legalRef, base, amount, byLine };
}

function bounded({ basisPoints, floor, cap }: Rate, base: Dong): number {
  if (base === 0) return 0;
  return Math.min(Math.max(shareOf(base, basisPoints), floor ?? 0), cap ?? Number.MAX_SAFE_INTEGER);
}
