import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** What is inside one unit. At most one of the two is known. */
export interface NetContent { netWeightGrams: number | null; netVolumeMl: number | null }
export interface UnitPrice { amount: Dong; per: 'kg' | 'l' }

/** Price of a kilogram or a litre, to the nearest đồng, half up; null where nothing is weighed or measured. */
export function unitPrice(price: Dong, { netWeightGrams, netVolumeMl }: NetContent): UnitPrice | null {
  const net = netWeightGrams ?? netVolumeMl;
  if (net === null || net <= 0) return null;
  // Whole numbers throughout: a float would be off by a đồng at some prices.
  const amount = (2_000n * BigInt(price) + BigInt(net)) / (2n * BigInt(net));
  return { amount: dong(Number(amount)), per: netWeightGrams === null ? 'l' : 'kg' };
}
