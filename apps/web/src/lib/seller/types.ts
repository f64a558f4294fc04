/** Shapes of the API's answers as the sellers' pages use them. Money is whole đồng, times are ISO 8601. */
import type { Picture, Qr, UnitPrice } from '$lib/server/types';

export const SELLER_KINDS = ['household', 'registered_household', 'tht', 'htx', 'farm', 'company'] as const;
export type SellerKind = (typeof SELLER_KINDS)[number];

/** How a person wishes to be called; the words are Vietnamese in every language. */
export const ADDRESS_WORDS = ['bác', 'bà', 'ông', 'cô', 'chú', 'chị', 'anh', 'em'] as const;

export type Requirement = {
  code: string;
  name: string;
  hint: string;
  evidence: 'computed' | 'attested' | 'verified';
  required: boolean;
  state: 'missing' | 'given' | 'verified' | 'waived' | 'refused' | 'needs_check';
  value?: string;
  note?: string;
};

/** The number is masked. */
export type BankAccount = { bin: string; accountNumber: string; holder: string; state: 'matched' | 'needs_check' | 'verified' | 'refused'; note: string };

export type SellerProfile = {
  id: string;
  slug: string;
  name: string;
  kind: SellerKind;
  state: 'applied' | 'documents_asked' | 'approved' | 'declined' | 'suspended' | 'closed';
  communeName: string;
  addressLine: string;
  ownerName: string;
  phone: string | null;
  description: string;
  story: string;
  openingDays: string;
  addressAs: string | null;
  holiday: { from: string; until: string } | null;
  requirements: Requirement[];
  /** Shown to owners alone. */
  bankAccount: BankAccount | null;
  history: { action: string; to: string; at: string; reason: string }[];
  nextActions: string[];
};

export type ProductState = 'draft' | 'in_review' | 'changes_asked' | 'public' | 'hidden';

export type ProductPhoto = { id: string; state: 'receiving' | 'preparing' | 'ready' | 'refused' | 'unknown'; image: Picture | null };

export type OwnVariant = {
  id: string;
  name: string;
  price: number;
  unit: string;
  onHand: number;
  reserved: number;
  available: number;
  netWeightGrams: number | null;
  netVolumeMl: number | null;
  deliveryWeightGrams: number | null;
  unitPrice: UnitPrice | null;
};

export type OwnProductRow = {
  id: string;
  name: string;
  price: number;
  unit: string;
  image: Picture | null;
  state: ProductState;
  available: number;
  revision: { number: number };
};

/** What became of each of many goods that were changed at once. */
export type ChangedGoods = { items: { id: string; outcome: 'edited' | 'unchanged' | 'refused'; message: string | null }[] };

/** A spreadsheet of goods that was sent, and how far it has come. */
export type SentSheet = {
  id: string;
  state: 'checked' | 'running' | 'done';
  dryRun: boolean;
  good: number;
  bad: number;
  done: number;
  entered: number;
  unchanged: number;
  errors: { row: number; column: string | null; message: string }[];
};

export type OwnProduct = Omit<OwnProductRow, 'image'> & {
  slug: string;
  productSet: string | null;
  description: string | null;
  story: string | null;
  ingredients: string | null;
  attributes: Record<string, string | number | boolean>;
  season: { months: number[] } | null;
  window: { from: string; until: string } | null;
  producerSellerId: string | null;
  certificateId: string | null;
  photos: ProductPhoto[];
  variants: OwnVariant[];
  missing: { field: string; message: string }[];
  revision: { number: number; hash: string; state: string; by: 'seller' | 'assistant'; confirmedAt: string | null; reason: string | null };
  published: Record<string, unknown> | null;
  onHoliday: boolean;
};

export type Attribute = {
  code: string;
  name: string;
  kind: 'text' | 'number' | 'choice' | 'date' | 'yes_no';
  unit?: string;
  choices?: { code: string; name: string }[];
  required: boolean;
};

export type Deduction = { code: string; name: string; rate: number; amount: number; borneBy: 'market' | 'seller'; legalRef?: string };

/** What the shop's owner receives of one order. */
export type Sale = { method: string | null; items: number; deductions: Deduction[]; receives: number; delivery: number };

export type MoneyQuote = {
  price: number;
  deductions: Deduction[];
  receives: number;
  validFrom: string;
  note: string;
};

export type Balance = { asOf: string; available: number; pending: number; pendingOrders: number; sentence: string; held: { orderCode: string; amount: number; paidAt: string }[] };
export type StatementEntry = {
  id: string;
  kind: 'sale' | 'reversal' | 'payout' | 'payout_return' | 'payout_again';
  /** None of a payout. */
  orderCode: string | null;
  channel: 'shop' | 'stall' | null;
  payout: { id: string; code: string; accountEnd: string; reason: string | null } | null;
  at: string;
  items: number;
  deductions: { code: string; name: string; amount: number }[];
  receives: number;
  delivery: number;
  /** Taken by the seller himself. */
  inHand: number;
  amount: number;
  sentence: string;
};
/** A payout, and the next one with the entries it is made of. */
export type OwnPayout = { id: string; code: string; amount: number; status: 'waiting' | 'sent' | 'settled' | 'returned' | 'dropped'; accountEnd: string; preparedAt: string; settledAt: string | null; returnedAt: string | null; sentence: string };
export type OwnPayoutDetail = OwnPayout & { reference: string | null; entries: StatementEntry[] };
export type Upcoming = { on: string; amount: number; accountEnd: string | null; held: string | null; sentence: string; entries: StatementEntry[] };

export type Statement = { month: string; opening: number; closing: number; entries: StatementEntry[] };

export type DirectPayment = { orderCode: string; status: string; amount: number; memo: string; accountEnd: string; createdAt: string; expiresAt: string | null };
export type OrderMoney = {
  orderCode: string;
  items: number;
  delivery: number;
  receives: number | null;
  steps: { kind: 'sold' | 'paid' | 'delivered' | 'credited' | 'taken_back' | 'paid_out' | 'paid_back'; at: string; amount: number | null; inHand: number }[];
};

export type OwnCertificate = { id: string; number: string; stars: number; productName: string; expiresOn: string; state: string; productId: string | null };

export type SellerOrder = {
  code: string;
  groupCode: string;
  status: string;
  lines: { variantId: string; name: string; variantName: string; unit: string; quantity: number; unitPrice: number; total: number; image: Picture | null }[];
  itemsTotal: number;
  deliveryFee: number;
  refundedAmount: number;
  total: number;
  deliveryName: string;
  deliveryCode: string;
  carrier: string | null;
  trackingNumber: string | null;
  createdAt: string;
  cod: boolean;
  paid: boolean;
  toCollect: number | null;
  buyer: { name: string; phone: string; communeName: string; provinceName: string | null; addressLine: string | null };
  timeline: { status: string; at: string }[];
  acceptBy: string | null;
  sendBy: string | null;
  late: boolean;
  nextStep: 'accept' | 'hand_over' | 'deliver' | null;
  escalation: { to: 'assistant' | 'cooperative'; at: string } | null;
};

export type OrderRefunds = {
  items: { id: string; status: 'requested' | 'completed'; amount: number; reason: string | null; createdAt: string }[];
  /** What can still be given back. */
  left: { items: number; delivery: number; lines: { variantId: string; quantity: number; unitPrice: number }[] };
};

/** An order of a member household that nobody took in time; nothing of the buyer. */
export type RelayedOrder = {
  code: string;
  household: { id: string; name: string };
  total: number;
  acceptBy: string;
  nextStep: 'accept' | null;
  lines: { variantId: string; name: string; variantName: string; unit: string; quantity: number }[];
};

export type OrdersSummary = { new: number; toPack: number; handedOver: number; late: number; oldestAcceptBy: string | null };

export type PackedGoods = { variantId: string; name: string; variantName: string; unit: string; quantity: number };
export type PackingList = {
  byProduct: PackedGoods[];
  byHousehold: { household: { id: string; name: string } | null; quantity: number; lines: PackedGoods[] }[];
  orders: {
    code: string;
    buyerName: string;
    communeName: string;
    deliveryName: string;
    sendBy: string | null;
    toCollect: number | null;
    lines: PackedGoods[];
  }[];
};

export type ParcelLabel = Pick<SellerOrder, 'code' | 'buyer' | 'deliveryName' | 'carrier' | 'trackingNumber' | 'toCollect' | 'sendBy'> & {
  seller: { name: string; communeName: string };
  weightGrams: number;
  lines: PackedGoods[];
  qr: { payload: string; svg: string };
  /** The transfer that pays it at the door. */
  payment: Qr | null;
};

export type StallSale = {
  /** Its code, which is also the memo of the transfer. */
  id: string;
  amount: number;
  /** What came by verified notices. */
  paidAmount: number;
  status: 'awaiting_payment' | 'paid' | 'expired' | 'cancelled' | 'part_refunded' | 'refunded';
  tender: 'qr' | 'cash';
  note: string | null;
  expiresAt: string | null;
  paidAt: string | null;
  createdAt: string;
  qr: { payload: string; svg: string; memo: string; bankBin: string; accountNumber: string; accountName: string } | null;
};

export type StallDay = {
  items: StallSale[];
  next: string | null;
  day: { count: number; qrCount: number; qrAmount: number; cashCount: number; cashAmount: number };
};

export type Member = { accountId: string; name: string; phone: string | null; role: 'owner' | 'manager' | 'packer' };
/** A household of a cooperative, or a cooperative of a household. */
export type LinkedSeller = { id: string; name: string; state: 'invited' | 'joined'; since: string };
export type CooperativeLine = { orderCode: string; createdAt: string; cooperative: { id: string; name: string }; productName: string; variantName: string; unit: string; quantity: number; status: string; total: number };

export type Consent = {
  id: string;
  state: 'live' | 'pending' | 'expired' | 'revoked';
  scopes: string[];
  until: string;
  how: 'own_session' | 'code' | 'witness';
  witness: string | null;
  assistant: { name: string; phone: string | null };
};
/** `outcome` is the HTTP status of the answer, null while none was given. */
export type AssistedWrite = { id: string; at: string; assistant: { name: string; phone: string | null }; method: string; path: string; outcome: number | null };

/** A text of the terms of selling; `acceptedAt` is null where the shop has not agreed to it. */
export type ShopTerms = { version: number; body: string; textHash: string; announcedOn: string; effectiveFrom: string; acceptedAt: string | null };
