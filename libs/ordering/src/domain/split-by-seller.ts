import { sumDong, timesDong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { DeliveryOption } from './delivery-quote.js';

/** One line of a basket at today's price. Weight is what one unit adds to the parcel. */
export interface BasketLine {
  variantId: string;
  productId: string;
  slug: string;
  name: string;
  variantName: string;
  unit: string;
  image: unknown;
  isAlcohol: boolean;
  /** Frozen at sale for the terms of sale. */
  productSet?: string | null;
  /** The member household of a cooperative that made it; null: the seller itself. */
  producerId?: string | null;
  weightGrams: number;
  unitPrice: Dong;
  quantity: number;
  seller: BasketSeller;
}

export interface BasketSeller { id: string; slug: string; name: string; communeCode: string }

export interface SellerBasket<Line extends BasketLine = BasketLine> { seller: BasketSeller; lines: Line[]; itemsTotal: Dong; weightGrams: number }

export interface SellerShare extends SellerBasket { delivery: DeliveryOption; total: Dong }

export interface SplitPurchase { shares: SellerShare[]; itemsTotal: Dong; deliveryTotal: Dong; total: Dong }

export const lineTotal = (line: Pick<BasketLine, 'unitPrice' | 'quantity'>): Dong => timesDong(line.unitPrice, line.quantity);

/** The lines by seller, sellers in the order in which the buyer met them. */
export function groupBySeller<Line extends BasketLine>(lines: readonly Line[]): SellerBasket<Line>[] {
  const bySeller = new Map<string, Line[]>();
  for (const line of lines) bySeller.set(line.seller.id, [...(bySeller.get(line.seller.id) ?? []), line]);
  return [...bySeller.values()].map((own) => ({
    seller: own[0]!.seller,
    lines: own,
    itemsTotal: sumDong(own.map(lineTotal)),
    weightGrams: own.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
  }));
}

/**
 * One order per seller, each with its own parcel. The group's total is the sum of the
 * orders' totals by construction: nothing is charged on the group itself.
 */
export function splitBySeller(lines: readonly BasketLine[], deliveryFor: (basket: SellerBasket) => DeliveryOption): SplitPurchase {
  const shares = groupBySeller(lines).map((basket) => {
    const delivery = deliveryFor(basket);
    return { ...basket, delivery, total: sumDong([basket.itemsTotal, delivery.fee]) };
  });
  return {
    shares,
    itemsTotal: sumDong(shares.map(({ itemsTotal }) => itemsTotal)),
    deliveryTotal: sumDong(shares.map(({ delivery }) => delivery.fee)),
    total: sumDong(shares.map(({ total }) => total)),
  };
}
