/** Picture of a product: one row per width, URL per format. */
export interface ImageRef {
  url: string;
  width: number;
  height: number;
  alt: string;
  drawn: boolean;
  /** A blurred miniature as a `data:` URI of at most 200 bytes, for a photo that is not drawn. */
  placeholder?: string;
  variants: { width: number; avif: string; webp: string; jpeg: string }[];
}

/** An OCOP certificate as the registry holds it. Days are `YYYY-MM-DD` in Vietnam. */
export interface CertificateSnapshot {
  certificateId: string;
  number: string;
  stars: 3 | 4 | 5;
  decisionNumber: string;
  authority: string;
  holder: string;
  issuedOn: string;
  expiresOn: string;
  /** Re-assessment file lodged before expiry: lawful grace of at most 180 days (QĐ 26/2026/QĐ-TTg, Art. 12.3). */
  renewalLodgedOn: string | null;
  revokedOn: string | null;
  communeCode: string;
  demo: boolean;
}

/** A product as the public may see it (whole snapshot). `public` false means it left the shop. */
export interface ProductChanged {
  type: 'catalog.product_changed';
  payload: {
    productId: string;
    slug: string;
    name: string;
    public: boolean;
    /** Instant from which this state holds (demo history lies in the past). */
    since: string;
    productSet: string;
    productSetName?: { vi: string; en: string };
    isAlcohol: boolean;
    sellerId: string;
    sellerSlug: string;
    sellerName: string;
    sellerKind: string;
    communeCode: string;
    communeName: string;
    provinceCode: string;
    description: string;
    price: number;
    unit: string;
    unitPrice: { amount: number; per: 'kg' | 'l' } | null;
    image: ImageRef | null;
    variantIds: string[];
    /** Price and stock of each pack size, so that a filter for both is met by one and the same pack. */
    variants?: { variantId: string; price: number; available: number }[];
    /** Units that can be bought now over all variants. */
    available: number;
    /** Months, or Vietnamese days (both included), in which it is sold; absent or null: all year round. */
    season?: { months: number[] } | null;
    window?: { from: string; until: string } | null;
    certificate: CertificateSnapshot | null;
  };
}

/** A certificate was entered, corrected, renewed or revoked; `productId` null while no product is matched. */
export interface CertificateChanged {
  type: 'catalog.certificate_changed';
  payload: CertificateSnapshot & { productId: string | null; productName: string; productSet: string; producerKind: string; /** Whether a woman, or somebody of an ethnic minority, leads the holder; absent or null where nobody said. */ ledByWoman?: 'yes' | 'no' | null; ledByMinority?: 'yes' | 'no' | null };
}

/** A version of a listing as its seller has it, told at every step it takes. Whole snapshot of the newest version. */
interface ListingVersion {
  productId: string;
  sellerId: string;
  name: string;
  /** `draft` (also after the seller edited it), `in_review`, `changes_asked`, `approved`, `declined`. */
  state: string;
  /** Names the exact version. */
  hash: string;
  by: 'seller' | 'assistant';
  /** When the seller agreed to exactly this version; null while it has not. */
  confirmedAt: string | null;
  at: string;
}

/** A draft was made, changed or confirmed. */
export interface DraftSaved { type: 'catalog.draft_saved'; payload: ListingVersion }

/** A version was sent to review. */
export interface ListingSubmitted { type: 'catalog.listing_submitted'; payload: ListingVersion }

/** An operator decided on a version. */
export interface ListingDecided {
  type: 'catalog.listing_decided';
  payload: { productId: string; sellerId: string; name: string; hash: string; decision: 'approve' | 'ask_changes' | 'decline'; reason: string | null; at: string };
}

/**
 * Which codes a product carries from `since` on, each kind apart: a GTIN that was verified, and the trace link of a lot that
 * resolves. A payment QR is neither and is told nowhere here. Whole snapshot.
 */
export interface CodesChanged {
  type: 'catalog.codes_changed';
  payload: { productId: string; sellerId: string; verifiedGtin: boolean; traceLink: boolean; since: string };
}

/** A certificate in force ends within so many days and no file for re-assessment was lodged; told once for each threshold. */
export interface CertificateEnding {
  type: 'catalog.certificate_ending';
  payload: { certificateId: string; number: string; stars: number; productName: string; expiresOn: string; days: 180 | 90 | 30; sellerId: string };
}

/** A person decided on a listing that speaks of OCOP stars without a certificate for them. */
export interface StarClaimDecided {
  type: 'catalog.star_claim_decided';
  payload: { claimId: string; productId: string; sellerId: string; name: string; decision: 'false_claim' | 'allowed_wording' | 'certificate_due'; reason: string; at: string };
}

export type CatalogEvent = ProductChanged | CertificateChanged | CertificateEnding | StarClaimDecided | DraftSaved | ListingSubmitted | ListingDecided | CodesChanged;
