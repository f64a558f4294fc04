import type { SellerOrder } from './types';

type BuyerPlace = Pick<SellerOrder['buyer'], 'addressLine' | 'communeName' | 'provinceName'>;

/** Where a parcel goes, as it is written on it; masked parts are left out. */
export const addressText = ({ addressLine, communeName, provinceName }: BuyerPlace): string =>
  [addressLine, communeName, provinceName].filter(Boolean).join(', ');

/** A number as people here write and dial it; a masked one stays as it is. */
export const localPhone = (phone: string): string => phone.replace(/^\+84(?=\d{9}$)/, '0');

/** Of goods sold in one kind only, the kind is named like the unit and says nothing more. */
export const kindOf = ({ variantName, unit }: { variantName: string; unit: string }): string => (variantName === unit ? '' : variantName);
