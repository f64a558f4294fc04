import type { UnitPrice, Variant } from '../server/types';

/** Price for a kilogram or a litre, to the nearest đồng; null where the net content is not known or is one of these already. */
export function unitPriceOf({ price, netWeightGrams, netVolumeMl }: Pick<Variant, 'price' | 'netWeightGrams' | 'netVolumeMl'>): UnitPrice | null {
  const [content, per] = netWeightGrams ? [netWeightGrams, 'kg' as const] : [netVolumeMl ?? 0, 'l' as const];
  if (!content || content === 1000) return null;
  return { amount: Math.round((price * 1000) / content), per };
}
