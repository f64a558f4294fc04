import type { RefundedLine } from '@cho-phien/contracts';
import { Conflict, dong, NO_DONG, sumDong, timesDong, Unprocessable } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

export interface LineQuantity { variantId: string; quantity: number }

/** What of a paid order has not been asked back yet. */
export interface Refundable {
  items: Dong;
  delivery: Dong;
  /** All of the order's lines, in the order in which they were placed. */
  lines: (LineQuantity & { unitPrice: Dong })[];
}

/** What is to go back. Without lines: all the goods that are left, and the delivery unless it says no. */
export interface RefundWish { lines?: readonly LineQuantity[] | undefined; delivery?: boolean | undefined }

export interface RefundShare {
  items: Dong;
  delivery: Dong;
  lines: (LineQuantity & { amount: Dong })[];
}

/**
 * The part of an order that a wish comes to. A line costs its unit price times its quantity, so that its parts sum to
 * it exactly. Errors: `ordering.line_not_in_order`, `ordering.more_than_left` with what is left of each line.
 */
export function refundShare(left: Refundable, { lines: wanted, delivery = wanted === undefined }: RefundWish): RefundShare {
  const fee = delivery ? left.delivery : NO_DONG;
  if (wanted === undefined) {
    return { items: left.items, delivery: fee, lines: left.lines.filter(({ quantity }) => quantity > 0).map((line) => costed(line, line.quantity)) };
  }
  const lines = merged(wanted).map(({ variantId, quantity }) => {
    const line = left.lines.find((each) => each.variantId === variantId);
    if (line === undefined) throw new Unprocessable('ordering.line_not_in_order', {}, [{ path: `lines.${variantId}`, code: 'ordering.line_not_in_order' }]);
    if (quantity > line.quantity) throw new Conflict('ordering.more_than_left', { left: line.quantity }, [{ path: `lines.${variantId}`, code: 'ordering.more_than_left', left: line.quantity }]);
    return costed(line, quantity);
  });
  return { items: sumDong(lines.map(({ amount }) => amount)), delivery: fee, lines };
}

export const isNothing = ({ items, delivery }: Pick<RefundShare, 'items' | 'delivery'>): boolean => items + delivery === 0;

/** The lines of a share by their places in the order, as others know them. */
export const placedLines = ({ lines: placed }: Pick<Refundable, 'lines'>, { lines }: Pick<RefundShare, 'lines'>): RefundedLine[] => lines.map(({ variantId, quantity, amount }) => (
  { line: placed.findIndex((each) => each.variantId === variantId), quantity, amount }));

const costed = ({ variantId, unitPrice }: Refundable['lines'][number], quantity: number): RefundShare['lines'][number] => (
  { variantId, quantity, amount: timesDong(unitPrice, quantity) });

function merged(lines: readonly LineQuantity[]): LineQuantity[] {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }));
}

export const totalOf = ({ items, delivery }: Pick<RefundShare, 'items' | 'delivery'>): Dong => dong(items + delivery);
