/** Shapes of the API's answers as the pages use them. Money is an integer number of đồng, times are ISO 8601. */

export type Named = { code: string; name: string };
export type SellerRef = { id: string; slug: string; name: string };
export type Page<T> = { items: T[]; next: string | null; total?: number };

export type ImageVariant = { width: number; avif: string; webp: string; jpeg: string };
export type Picture = {
  url: string;
  width: number;
  height: number;
  alt: string;
  variants?: ImageVariant[];
  drawn?: boolean;
};

export type UnitPrice = { amount: number; per: 'kg' | 'l' };

export type Card = {
  id: string;
  slug: string;
  name: string;
  price: number;
  unit: string;
  unitPrice?: UnitPrice | null;
  image: Picture | null;
  seller: SellerRef;
  area: Named | null;
  certificate: { stars: number; number: string; expiresOn: string } | null;
  inStock: boolean;
  available?: number;
  isAlcohol?: boolean;
};

export type Variant = {
  id: string;
  name: string;
  price: number;
  unit: string;
  netWeightGrams: number | null;
  netVolumeMl?: number | null;
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

export type Product = Omit<Card, 'certificate' | 'seller'> & {
  description: string | null;
  story: string | null;
  ingredients?: string | null;
  images: Picture[];
  variants: Variant[];
  certificate: Certificate | null;
  seller: SellerRef & { communeName?: string | null; provinceName?: string | null; phone?: string | null };
  productSet?: Named | null;
};

export type FacetValue = { value: string; name?: string; label?: string; count: number };
export type Facets = Partial<Record<'set' | 'stars' | 'province' | 'seller', FacetValue[]>>;
export type SearchResult = { items: Card[]; total: number; facets: Facets; engine: string; next?: string | null };
export type Suggestion = { text: string; slug?: string };

export type Shop = {
  id: string;
  slug: string;
  name: string;
  kind?: string;
  type?: string;
  communeName?: string | null;
  provinceName?: string | null;
  area?: Named | null;
  story?: string | null;
  description?: string | null;
  phone?: string | null;
};

export type CartLine = {
  variantId: string;
  name: string;
  variantName?: string;
  unit?: string;
  quantity: number;
  unitPrice: number;
  total: number;
  slug?: string;
  image?: Picture | null;
  available?: number;
  isAlcohol?: boolean;
};
export type CartSeller = {
  seller: SellerRef & { communeName?: string | null };
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
};

export type PaymentMethod = 'vietqr' | 'vnpay' | 'stripe' | 'cod';
export type Qr = {
  payload: string;
  svg: string;
  bankBin: string;
  bankName?: string;
  accountNumber: string;
  accountName: string;
  memo: string;
};
export type Payment = {
  id: string;
  method: PaymentMethod;
  status: string;
  amount: number;
  expiresAt?: string | null;
  redirectUrl?: string | null;
  qr?: Qr | null;
};

export type OrderLine = { variantId?: string; name: string; variantName?: string; quantity: number; unitPrice: number; total: number };
export type Order = {
  code: string;
  status: string;
  seller: SellerRef & { phone?: string | null };
  lines: OrderLine[];
  itemsTotal: number;
  deliveryFee: number;
  total: number;
  deliveryName?: string;
  timeline?: { status: string; at: string }[];
};
export type OrderGroup = {
  code: string;
  accessToken?: string;
  status: 'awaiting_payment' | 'paid' | 'part_refunded' | 'refunded' | 'cancelled' | 'expired';
  total: number;
  paidAmount: number;
  expiresAt: string | null;
  createdAt?: string;
  buyerName?: string;
  address?: string | { communeCode: string; line: string; communeName?: string; text?: string };
  paymentMethods?: PaymentMethod[];
  orders: Order[];
  payments: Payment[];
};
export type VnpayReturn = { valid: boolean; groupCode: string | null; status: string };

export type AreaHit = Named & { level: string; label: string; note?: string | null };
export type ProductSet = Named & { group: string };

export type Me = {
  id: string;
  phoneNumber: string;
  roles: string[];
  sellers: { id: string; name: string; role: string }[];
  officerAreas: string[];
};

export type AreaRef = Named | string;
export type IndicatorRow = {
  area: AreaRef;
  numerator: number;
  denominator: number;
  unknown: number;
  rate: number | null;
};
export type Indicator = {
  code: string;
  definitionVersion: string | number;
  area: AreaRef | null;
  asOf?: string;
  period?: string;
  numerator: number;
  denominator: number;
  unknown: number;
  rate: number | null;
  breakdown: IndicatorRow[];
  rowsUrl: string;
};
export type IndicatorUnit = Record<string, unknown>;
