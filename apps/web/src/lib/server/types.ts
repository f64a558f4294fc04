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
  /** Why the calendar keeps it from sale today. */
  offSale: 'out_of_season' | 'on_holiday' | null;
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
  /** `text` holds the unit. */
  attributes: { code: string; name: string; text: string }[];
  season: { months: number[] } | null;
  /** Days `YYYY-MM-DD`, both included. */
  window: { from: string; until: string } | null;
  onHoliday: boolean;
  /** False outside the season or window and in the shop's holiday. */
  onSale: boolean;
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
  /** Paragraphs stand on lines of their own; empty where nothing was told. */
  story: string;
  openingDays: string;
  /** Days `YYYY-MM-DD`, both included; null where none are ahead. */
  holiday: { from: string; until: string } | null;
  area: Named;
  provinceCode: string;
  provinceName: string;
  formerDistrict: string | null;
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
  /** `direct`: paid to the seller himself, delivery included; the market never holds it. */
  moneyRoute: 'collected' | 'direct';
};
export type Cart = {
  id: string;
  sellers: CartSeller[];
  itemsTotal: number;
  /** Ways open to these goods, before the delivery is known. */
  paymentMethods: PaymentMethod[];
  /** The most that a card takes at once; null where cards are not taken. */
  cardCeiling: number | null;
};

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
  /** The one order that it pays, to its seller himself. */
  orderCode?: string;
  id: string;
  method: PaymentMethod;
  status: string;
  amount: number;
  expiresAt: string | null;
  /** Only while it can be paid that way. */
  redirectUrl?: string;
  qr?: Qr;
};

export type OrderLine = { variantId: string; name: string; variantName: string; unit: string; quantity: number; unitPrice: number; total: number };
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
  /** Of what was paid for it, what goes back or went back. */
  refundedAmount: number;
  deliveryCode: string;
  deliveryName: string;
  carrier: string | null;
  trackingNumber: string | null;
  paid: boolean;
  timeline: { status: string; at: string }[];
};
/** Where the market is to transfer money back to; the whole account is shown to nobody here. */
export type RefundAccount = { amount: number; fixed: boolean; account: { bin: string; numberEnd: string; givenAt: string } | null };
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
  /** The most that a card takes at once; null where cards are not taken. */
  cardCeiling: number | null;
  orders: Order[];
  payments: Payment[];
};
export type ClaimKind = 'cancel' | 'return' | 'exchange' | 'claim';
/** The limits of claims, in days. */
export type ClaimTerms = { withinDays: number; answerDays: number; disputeDays: number; replaceDays: number; closeDays: number };

export type Claim = {
  id: string;
  groupCode: string;
  orderCode: string;
  seller: { id: string; name: string };
  kind: ClaimKind;
  reason: string;
  note: string | null;
  state: 'opened' | 'declined' | 'disputed' | 'refunding' | 'replacing' | 'settled' | 'rejected' | 'withdrawn' | 'closed';
  lines: { variantId: string; name: string; variantName: string; unit: string; quantity: number; amount: number }[];
  refund: { amount: number; status: 'requested' | 'completed' } | null;
  openedAt: string;
  /** Until when whoever is next should say something. */
  dueAt: string | null;
  /** Until when it is to be closed. */
  closeBy: string | null;
  events: { state: string; by: 'buyer' | 'seller' | 'operator' | 'deadline'; note: string | null; at: string }[];
};
export type ClaimBody = { orderCode: string; kind: ClaimKind; reason: string; lines?: { variantId: string; quantity: number }[]; note?: string };
/** `open`: what each parcel can be claimed for now. */
export type GroupClaims = { items: Claim[]; open: { orderCode: string; kinds: ClaimKind[] }[] };
/** Money that a seller was paid himself and sends back himself. */
export type DirectRefund = { id: string; orderCode: string; amount: number; status: 'open' | 'sent' | 'done'; createdAt: string; reference: string | null; note: string | null; saidAt: string | null; complaint: string | null };
export type VnpayReturn = { valid: boolean; groupCode: string | null; status: string; amount: number | null };

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
export type IndicatorRow = Figure & { key: string; area: string | null; areaName: string; approximate?: boolean; partial?: boolean };
export type Indicator = Figure & {
  code: string;
  definitionVersion: string;
  title: string;
  definition: string;
  /** What its units are; figures of different bases are never added. */
  base: string;
  area: string | null;
  areaName: string;
  /** A former district that does not fall together with whole communes. */
  approximate: boolean;
  asOf?: string;
  period?: string;
  floor?: string;
  knownAt?: string;
  /** How many rows stand behind it. */
  units: number;
  evidence: { A: number; B: number; C: number };
  measures?: Record<string, number>;
  by: string;
  frame: string;
  addsUp: boolean;
  breakdown: IndicatorRow[];
  rowsUrl: string;
};
export type IndicatorUnit = Record<string, unknown>;
