import type { Parts } from '../../../libs/settlement/src/domain/entry.js';
import { DEDUCTIONS } from '../../../libs/settlement/src/domain/rate.js';
import type { SaleRefund, SoldLines } from '../../../libs/settlement/src/domain/sold-lines.js';

/**
 * Whether what is left of an order is what was frozen for the lines that are left, worked out without the rule that takes it
 * back: whole lines keep all of their fees, lines that went back none, a part of a line something between. Null: it is, or
 * some refund did not say of which lines it was, or there was nothing left to say it of.
 */
export function brokenFee(sold: SoldLines, left: Parts, refunds: readonly SaleRefund[]): string | null {
  if (refunds.some(({ lines, items }) => !lines || lines.reduce((sum, { amount }) => sum + amount, 0) !== items)) return null;
  const goneOf = (place: number): number => refunds.reduce((sum, { lines }) => sum + lines!.reduce((of, each) => of + (each.line === place ? each.amount : 0), 0), 0);
  const goods = sold.slice(0, -1).map((line, place) => ({ line, gone: goneOf(place) }));
  for (const kind of DEDUCTIONS) {
    const sum = (holds: (gone: number, items: number) => boolean): number => goods.reduce((fees, { line, gone }) => fees + (holds(gone, line.items) ? line.deducted[kind] : 0), 0);
    const [least, most] = [sum((gone) => gone === 0), sum((gone, items) => gone < items || gone === 0)];
    if (left.deducted[kind] < least || left.deducted[kind] > most) return `${kind} of ${left.deducted[kind]} đ is left, where the lines that are left were sold with ${least} to ${most} đ.`;
  }
  return null;
}
