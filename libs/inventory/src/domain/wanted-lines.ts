import { Invalid } from '@cho-phien/kernel';

/** So many units of one variant. */
export interface StockLine { variantId: string; quantity: number }

/** Most units of one variant that can be held or kept. */
export const MAX_UNITS = 1_000_000;

/**
 * Lines as the stock is asked for them: one per variant, in the order of the variants, so that two
 * purchases of the same goods lock them in the same order. Errors: `request.invalid` for a quantity
 * that is not a whole positive number.
 */
export function sortedLines(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<string, number>();
  for (const { variantId, quantity } of lines) {
    const sum = (quantities.get(variantId) ?? 0) + quantity;
    if (!Number.isSafeInteger(quantity) || quantity < 1 || sum > MAX_UNITS) throw new Invalid('request.invalid', { variantId });
    quantities.set(variantId, sum);
  }
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity })).sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}
