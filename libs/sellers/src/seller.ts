import type { SellerChanged } from '@cho-phien/contracts';
import type { SellerRole } from '@cho-phien/platform';

/** OCOP producer types, as the events name them. */
export type SellerKind = SellerChanged['payload']['kind'];

/** Who receives the buyer's money: the market, to pay it out later, or the seller himself. */
export type MoneyRoute = 'collected' | 'direct';

/** A seller as others may know it; its phone is not among that. */
export interface Seller {
  id: string;
  slug: string;
  name: string;
  kind: SellerKind;
  /** 5 digits. */
  communeCode: string;
  /** 2 digits. */
  provinceCode: string;
  description: string;
  open: boolean;
  moneyRoute: MoneyRoute;
  demo: boolean;
}

export interface Membership { sellerId: string; name: string; role: SellerRole }

/** What a seller opens with. Phones are E.164. */
export interface NewSeller {
  slug: string;
  name: string;
  kind: SellerKind;
  communeCode: string;
  description?: string;
  phone?: string;
  demo?: boolean;
}
