import type { PaymentMethod, RefundedLine } from '@cho-phien/contracts';
import { allocateDong, dong, sumDong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { deductedBy, lessParts, NO_PARTS, partsBy, plusParts, reversedParts } from './entry.js';
import type { Parts } from './entry.js';
import { DEDUCTIONS } from './rate.js';
import type { SaleTerms } from './sale-terms.js';

/** An order line by line, each with what was frozen for it when it was sold; the delivery is the last of them. */
export type SoldLines = readonly Parts[];

/** What goes back of an order. Without lines nobody said of which; they may also come to less than the goods. */
export interface SaleRefund { items: number; delivery: number; lines?: readonly Pick<RefundedLine, 'line' | 'amount'>[] | null }

export function soldLines({ lines, byMethod, delivery }: Pick<SaleTerms, 'lines' | 'byMethod' | 'delivery'>, method: PaymentMethod): SoldLines {
  const { deductions } = byMethod[method];
  const goods = lines.map(({ amount }, place) => partsBy(dong(amount), deductedBy((kind) => sumDong(deductions.filter((each) => each.kind === kind).map(({ byLine }) => byLine[place]!)))));
  return [...goods, { ...NO_PARTS, delivery: dong(delivery) }];
}

export const sumParts = (lines: SoldLines): Parts => lines.reduce(plusParts, NO_PARTS);

/**
 * What a refund takes back of what is left of an order. Of the lines it names: what is left of a whole line, or the share
 * of a part. What it does not name, or names beyond what is left of a line, goes by the order: each part of what the
 * other lines leave, in proportion. What takes the last of the goods takes the last of everything. See docs/adr/0033.
 */
export function linesBack(left: SoldLines, refund: SaleRefund): SoldLines {
  if (refund.items >= sumParts(left).items) return left.map((line) => (line.delivery > 0 ? reversedParts(line, refund) : line));
  const named = namedBack(left, refund);
  const unnamed = spread(lessLines(left, named), dong(refund.items - sumParts(named).items));
  return named.map((line, place) => plusParts(line, unnamed[place]!));
}

export const lessLines = (whole: SoldLines, part: SoldLines): SoldLines => whole.map((line, place) => lessParts(line, part[place]!));

/** What refunds leave of an order. */
export const leftOf = (sold: SoldLines, refunds: readonly SaleRefund[]): SoldLines => refunds.reduce((left, refund) => lessLines(left, linesBack(left, refund)), sold);

function namedBack(left: SoldLines, { items, delivery, lines }: SaleRefund): SoldLines {
  let within = items;
  return left.map((line, place) => {
    const asked = (lines ?? []).reduce((sum, each) => sum + (each.line === place ? each.amount : 0), 0);
    const back = reversedParts(line, { items: Math.min(asked, within), delivery });
    within -= back.items;
    return back;
  });
}

/** Goods of no line in particular: of the order's parts in proportion, and those over the lines by what is left of each. */
function spread(left: SoldLines, items: Dong): SoldLines {
  if (items === 0) return left.map(() => NO_PARTS);
  const back = reversedParts(sumParts(left), { items, delivery: 0 });
  const goods = allocateDong(back.items, left.map((line) => line.items));
  const shares = new Map(DEDUCTIONS.map((kind) => [kind, allocateDong(back.deducted[kind], left.map((line) => line.deducted[kind]))]));
  return left.map((_, place) => partsBy(goods[place]!, deductedBy((kind) => shares.get(kind)![place]!)));
}
