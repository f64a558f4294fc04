import type { Dong } from '@cho-phien/kernel';
import type { Picture } from './picture-ref.js';
import type { PricedVariant } from './offer.js';

/** A pack size of a new product. Weights in grams, volumes in millilitres. */
export interface VariantDraft extends PricedVariant {
  id: string;
  name: string;
  price: Dong;
  deliveryWeightGrams: number;
  /** Units that inventory is given in the same transaction; its own news follow. */
  available: number;
}

/** The seller as a product carries it. */
export interface ProductSeller { id: string; slug: string; name: string; kind: string; communeCode: string }

/** A product to be put up in the shop. Texts are stored as given. */
export interface ProductDraft {
  id: string;
  slug: string;
  name: string;
  description: string;
  story: string | null;
  ingredients: string | null;
  /** `QD26-06`. */
  productSet: string;
  seller: ProductSeller;
  /** The member household that makes it; absent: the seller itself. */
  producerSellerId?: string | null;
  /** Where it is made. */
  communeCode: string;
  communeLabel: string;
  provinceCode: string;
  variants: readonly [VariantDraft, ...VariantDraft[]];
  images: readonly Picture[];
  /** Since when it has been in the shop. */
  listedAt: Date;
}

/** A certificate to be entered in the register. */
export interface CertificateDraft {
  id: string;
  number: string;
  stars: 3 | 4 | 5;
  decisionNumber: string;
  authority: string;
  holder: string;
  producerKind: string;
  issuedOn: string;
  expiresOn: string;
  renewalLodgedOn: string | null;
  revokedOn: string | null;
  /** The decision whose classes the paper names. */
  classificationScheme: 'QD148' | 'QD26';
  productSet: string;
  communeCode: string;
  /** Null while no product of the market is known to be the one certified. */
  productId: string | null;
  productName: string;
  demo: boolean;
}
