/** Picture of a product: one row per width, URL per format. */
export interface ImageRef {
  url: string;
  width: number;
  height: number;
  alt: string;
  drawn: boolean;
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
    certificate: CertificateSnapshot | null;
  };
}

/** A certificate was entered, corrected, renewed or revoked; `productId` null while no product is matched. */
export interface CertificateChanged {
  type: 'catalog.certificate_changed';
  payload: CertificateSnapshot & { productId: string | null; productName: string; productSet: string; producerKind: string };
}

export type CatalogEvent = ProductChanged | CertificateChanged;
