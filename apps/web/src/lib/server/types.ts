/** Shapes of the API's answers as the pages use them. Money is an integer number of đồng, times are ISO 8601. */

export type Named = { code: string; name: string };
export type SellerRef = { id: string; slug: string; name: string };
export type Page<T> = { items: T[]; next: string | null };

export type ImageVariant = { width: number; avif: string; webp: string; jpeg: string };
export type Picture = {
  url: string;
  width: number;
  height: number;
  alt: string;
  variants: ImageVariant[];
  drawn: boolean;
};

export type UnitPrice = { amount: number; per: 'kg' | 'l' };

export type Card = {
  id: string;
  slug: string;
  name: string;
  price: number;
  unit: string;
  unitPrice: UnitPrice | null;
  image: Picture | null;
  seller: SellerRef;
  area: Named;
  certificate: { stars: number; number: string; expiresOn: string } | null;
  inStock: boolean;
  available: number;
  isAlcohol: boolean;
};

export type Variant = {
  id: string;
  name: string;
  price: number;
  unit: string;
  netWeightGrams: number | null;
  netVolumeMl: number | null;
  unitPrice: UnitPrice | null;
  available: number;
};

export type Certificate = {
  stars: number;
  number: string;
  decisionNumber: string | null;
  authority: string | null;
  issuedOn: string;
  expiresOn: string;
  holder: string;
  demo: boolean;
  status: string;
};

/** A certificate the product had or has; its stars only where they may be shown today. */
export type PastCertificate = Pick<Certificate, 'number' | 'issuedOn' | 'expiresOn' | 'status'> & { stars: number | null };

export type Product = Omit<Card, 'certificate' | 'seller'> & {
  description: string | null;
  story: string | null;
  ingredients: string | null;
  images: Picture[];
  variants: Variant[];
  certificate: Certificate | null;
  certificateHistory: PastCertificate[];
  seller: SellerRef & { kind: string; communeCode: string; communeName: string };
  productSet: Named;
};

export type FacetValue = { value: string; name: string; count: number };
export type Facets = Partial<Record<'set' | 'stars' | 'province' | 'seller', FacetValue[]>>;
export type SearchResult = Page<Card> & { total: number; facets: Facets; engine: string };
export type Suggestion = { text: string; slug?: string };

export type Shop = {
  id: string;
  slug: string;
  name: string;
  kind: string;
  description: string;
  area: Named;
  provinceCode: string;
  /** False while the seller takes no orders. */
  open: boolean;
};

export type CartLine = {
  variantId: string;
  name: string;
  variantName: string;
  unit: string;
  slug: string;
  image: Picture | null;
  quantity: number;
  unitPrice: number;
  total: number;
  /** Units that can be bought now. */
  available: number;
  forSale: boolean;
  isAlcohol: boolean;
};
export type CartSeller = {
  seller: SellerRef;
  lines: CartLine[];
  itemsTotal: number;
};
export type Cart = { id: string; sellers: CartSeller[]; itemsTotal: number };

export type Address = { communeCode: string; line: string };
export type DeliveryOption = { code: string; name: string; fee: number };
export type Quote = {
  sellers: { sellerId: string; weightGrams?: number; delivery: DeliveryOption[] }[];
  itemsTotal: number;
};

export type CheckoutBody = {
  cartId: string;
  buyer: { name: string; phone: string };
  address: Address;
  delivery: Record<string, string>;
  ageConfirmed?: boolean;
  /** The total the page showed; another by now is refused. */
  expectedTotal: number;
};

export type PaymentMethod = 'vietqr' | 'vnpay' | 'stripe' | 'cod';
export type Qr = {
  payload: string;
  svg: string;
  bankBin: string;
  accountNumber: string;
  accountName: string;
  memo: string;
};
export type Payment = {
  id: string;
  method: PaymentMethod;
  status: string;
  amount: number;
  expiresAt: string | null;
  /** Only while it can be paid that way. */
  redirectUrl?: string;
  qr?: Qr;
};

export type OrderLine = { variantId: string; name: string; variantName: string; quantity: number; unitPrice: number; total: number };
export type Order = {
  code: string;
  status: string;
  /** Why, where the status alone does not say. */
  statusReason: string | null;
  seller: SellerRef;
  lines: OrderLine[];
  itemsTotal: number;
  deliveryFee: number;
  total: number;
  deliveryCode: string;
  deliveryName: string;
  carrier: string | null;
  trackingNumber: string | null;
  paid: boolean;
  timeline: { status: string; at: string }[];
};
export type OrderGroup = {
  code: string;
  accessToken?: string;
  status: 'awaiting_payment' | 'paid' | 'part_refunded' | 'refunded' | 'cancelled' | 'expired';
  /** To be paid at the door. */
  cod: boolean;
  total: number;
  paidAmount: number;
  expiresAt: string | null;
  createdAt: string;
  buyerName: string;
  address: { communeCode: string; communeName: string; line: string; text: string };
  paymentMethods: PaymentMethod[];
  orders: Order[];
  payments: Payment[];
};
export type VnpayReturn = { valid: boolean; groupCode: string | null; status: string };

export type AreaHit = Named & { level: string; label: string; province: string | null; note: string | null };
export type ProductSet = Named & { group: string };

export type Me = {
  id: string;
  phoneNumber: string | null;
  roles: string[];
  sellers: { id: string; name: string; role: string }[];
  officerAreas: string[];
};

/** Percent to one decimal, null where there is nothing to divide by; never shown without its parts. */
export type Figure = { numerator: number; denominator: number; unknown: number; rate: number | null };
export type IndicatorRow = Figure & { key: string; area: string | null; areaName: string };
export type Indicator = Figure & {
  code: string;
  definitionVersion: string;
  title: string;
  definition: string;
  area: string | null;
  areaName: string;
  /** A former district that does not fall together with whole communes. */
  approximate: boolean;
  asOf?: string;
  period?: string;
  breakdown: IndicatorRow[];
  rowsUrl: string;
};
export type IndicatorUnit = Record<string, unknown>;
