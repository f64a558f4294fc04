import type { Cart, CartSeller, DeliveryOption, Quote } from '../server/types';

export type Parcel = {
  group: CartSeller;
  options: DeliveryOption[];
  chosen: DeliveryOption;
  total: number;
};
/** True where a card takes so much at once. */
export const fitsCard = ({ cardCeiling }: Pick<Cart, 'cardCeiling'>, total: number): boolean => cardCeiling !== null && total <= cardCeiling;

/** What of a cart goes to the market at once, with its delivery where that is known; the rest goes to sellers themselves. */
export const toMarket = (cart: Cart, totals: Totals | null): number =>
  totals
    ? totals.parcels.reduce((sum, { group, total }) => (group.moneyRoute === 'direct' ? sum : sum + total), 0)
    : cart.sellers.reduce((sum, { moneyRoute, itemsTotal }) => (moneyRoute === 'direct' ? sum : sum + itemsTotal), 0);

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
