import type { Cart, CartSeller, DeliveryOption, Quote } from '../server/types';

export type Parcel = {
  group: CartSeller;
  options: DeliveryOption[];
  chosen: DeliveryOption;
  total: number;
};
export type Totals = { parcels: Parcel[]; total: number };

/**
 * One parcel per seller with the delivery chosen for it (the first where none was), and what is to be
 * paid once. Null when the quote does not cover every seller of the cart.
 */
export function totalsOf(cart: Cart, quote: Quote, wanted: Record<string, string>): Totals | null {
  const parcels = cart.sellers.map((group) => {
    const options = quote.sellers.find((seller) => seller.sellerId === group.seller.id)?.delivery ?? [];
    const chosen = options.find((option) => option.code === wanted[group.seller.id]) ?? options[0];
    return chosen && { group, options, chosen, total: group.itemsTotal + chosen.fee };
  });
  if (!parcels.every((parcel) => parcel !== undefined)) return null;
  return { parcels, total: parcels.reduce((sum, parcel) => sum + parcel.total, 0) };
}
