import type { Dong } from '@cho-phien/kernel';
import { unitPrice } from './unit-price.js';
import type { NetContent, UnitPrice } from './unit-price.js';

/** One pack size as it is sold. */
export interface PricedVariant extends NetContent { price: Dong; unit: string }
export interface Offer { price: Dong; unit: string; unitPrice: UnitPrice | null }

/** What a card shows of several pack sizes: the cheapest one; of equal prices the first. */
export function offerOf(variants: readonly [PricedVariant, ...PricedVariant[]]): Offer {
  const cheapest = variants.reduce((best, each) => (each.price < best.price ? each : best));
  return { price: cheapest.price, unit: cheapest.unit, unitPrice: unitPrice(cheapest.price, cheapest) };
}
