import type { VietnamDay } from '@cho-phien/kernel';
import type { ConsentScope, SellerRole } from '@cho-phien/platform';
import type { SellerKind } from './domain/seller-kind.js';
import type { SellerState } from './domain/seller-lifecycle.js';

export { SELLER_KINDS } from './domain/seller-kind.js';
export type { SellerKind };

/** How people here are spoken to: by age and closeness, never by a bare name. */
export const FORMS_OF_ADDRESS = ['bác', 'bà', 'ông', 'cô', 'chú', 'chị', 'anh', 'em'] as const;
export type FormOfAddress = (typeof FORMS_OF_ADDRESS)[number];

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

/** Vietnamese days, both included. */
export interface Holiday { from: VietnamDay; until: VietnamDay }

/** A shop as its page shows it. */
export interface ShopFront extends Seller { story: string; openingDays: string; holiday: Holiday | null }

/** A seller with what only its own people, their assistants and operators see. */
export interface SellerProfile extends ShopFront {
  state: SellerState;
  phoneNumber: string | null;
  addressLine: string;
  /** Who answers for the shop, as his papers say; empty when not declared. */
  ownerName: string;
  addressAs: FormOfAddress | null;
  appliedAt: Date;
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

/** An assistant who may act for a seller, and under which consent. */
export interface AssistantOfSeller { accountId: string; phoneNumber: string | null; consentId: string }

/** What an assistant may do for a seller now. */
export interface LiveConsent { consentId: string; scopes: ConsentScope[]; until: Date; how: 'own_session' | 'code' | 'witness' }

/** Where a seller's money goes; the number in clear. */
export interface BankAccount { bin: string; accountNumber: string; holder: string }

/** Whether and where money may go to a seller. */
export interface MoneyStanding {
  /** In clear; null while it is not known to be his. */
  account: BankAccount | null;
  /** His identity was verified by an operator. */
  verified: boolean;
  /** Null where his shop is not suspended. */
  suspendedSince: Date | null;
}

/** A one-time code bound to a purpose and to what exactly it agrees to (a hash of a version, an id). */
export interface CodeQuestion {
  sellerId: string;
  /** E.g. `confirm_listing`. */
  purpose: string;
  subject: string;
  /** The sentence read back to the person with the code. */
  summary: string;
  language: 'vi' | 'en';
  /** The consent an assistant acts under: one given by a witness sends its codes to the witness. */
  consentId?: string | null;
  /** The member whose own phone the code goes to, instead of the shop's. */
  accountId?: string;
}
export interface CodeAttempt { sellerId: string; purpose: string; subject: string; code: string; consentId?: string | null; accountId?: string }
/** Where a code went, all but the last digits hidden, and until when it is good. */
export interface AskedCode { sentTo: string; expiresAt: Date }
