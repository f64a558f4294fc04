/** Shapes of the answers on the operator's money pages. Money is whole đồng, times are ISO 8601. */

export type LineState = 'matched' | 'under' | 'over' | 'late' | 'doubled' | 'unmatched' | 'ignored';
export type LineDecision = 'assigned' | 'dismissed' | 'returned' | 'remitted';
export type MoneySource = 'bank' | 'vnpay' | 'stripe' | 'door' | 'direct';

export type BankLine = {
  id: string;
  provider: string;
  reference: string;
  amount: number;
  memo: string;
  outgoing: boolean;
  state: LineState;
  groupCode: string | null;
  /** Who has money that was taken at a door: a carrier, or `seller`. */
  holder: string | null;
  occurredAt: string;
  receivedAt: string;
  decision: { kind: LineDecision; reason: string; by: string; at: string } | null;
  return: { id: string; reference: string; note: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string; confirmedBy: string | null } | null;
};
export type BankLineDetail = BankLine & { guesses: { groupCode: string; status: string; missing: number; createdAt: string; because: 'code' | 'amount' }[] };

export type AccountDay = {
  source: MoneySource;
  carrier: string | null;
  account: string;
  came: number;
  explained: number;
  open: number;
  booked: number;
  difference: number;
  wentOut: number;
  states: { state: LineState; decision: LineDecision | null; count: number; amount: number }[];
  aside: { count: number; amount: number };
};
export type Reconciliation = { day: string; asOf: string; accounts: AccountDay[]; open: Band[]; owed: Party[]; held: { count: number; amount: number; oldest: string | null }; balanced: boolean };

export type RefundState = 'open' | 'sending' | 'proposed' | 'done';
export type RefundTask = {
  id: string;
  groupCode: string;
  orderCode: string | null;
  amount: number;
  reason: string;
  state: RefundState;
  way: 'gateway' | 'transfer' | 'seller' | null;
  method: string | null;
  reference: string | null;
  createdAt: string;
  doneAt: string | null;
  gateway: { method: string; state: 'sending' | 'accepted' | 'refused' | 'unclear'; code: string | null; tries: number } | null;
  transfer: { id: string; reference: string; note: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string; confirmedBy: string | null; account: { bin: string; numberEnd: string } | null } | null;
  /** Where the buyer wants it, and who has read the whole of it. */
  account: { bin: string; numberEnd: string; givenAt: string } | null;
  looks: { by: string; at: string }[];
  /** The carrier that has the cash and has still to pay it out. */
  waitsFor: string | null;
  /** The buyer says that what the seller sent himself did not come. */
  complaint: string | null;
};

export type HeldPayment = { id: string; groupCode: string; method: string; status: string; amount: number; reference: string; createdAt: string; callOff: { reason: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string } | null };

export type StepKind = 'placed' | 'attempt' | 'receipt' | 'capture' | 'remittance' | 'credit' | 'reversal' | 'refund_requested' | 'refund_completed' | 'payout' | 'payout_settled' | 'payout_returned' | 'payout_line' | 'clearing';
export type MoneyStep = {
  kind: StepKind;
  at: string;
  amount: number;
  /** Kept by the carrier or gateway. */
  fee: number | null;
  orderCode: string | null;
  state: string | null;
  by: string | null;
  reference: string | null;
  awaitsLedger: boolean;
  transactions: { reference: string; kind: string; at: string; postings: { source: string; destination: string; amount: number }[] }[];
};
export type MoneyTrail = {
  groupCode: string;
  status: string;
  total: number;
  received: number;
  captured: number;
  /** Asked back and not sent yet. */
  returning: number;
  refunded: number;
  orders: {
    orderCode: string;
    sellerId: string;
    sellerName: string | null;
    moneyRoute: 'collected' | 'direct' | null;
    items: number;
    delivery: number;
    total: number;
    receives: number | null;
    capturedAt: string | null;
    deliveredAt: string | null;
    creditedAt: string | null;
  }[];
  steps: MoneyStep[];
};

export type RowState = 'matched' | 'under' | 'over' | 'doubled' | 'unmatched' | 'ignored';
export type Remittance = {
  id: string;
  party: string;
  fileName: string;
  known: number;
  unknown: number;
  fee: number;
  net: number;
  takenAt: string;
  paidAt: string | null;
  withdrawnAt: string | null;
  withdrawal: { reason: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string } | null;
  states: { state: RowState; count: number; amount: number }[];
};
export type RowKind = 'payment' | 'refund' | 'other';
export type RemittanceRow = { row: number; kind: RowKind; reference: string; collected: number; fee: number; state: RowState; orderCode: string | null };
/** `groupCode`: the purchase that the row is of, where it is known. */
export type RemittanceDetail = Remittance & { rows: (RemittanceRow & { groupCode: string | null; expected: number | null })[] };
export type TakenStatement = Omit<Remittance, 'id' | 'party' | 'fileName' | 'takenAt' | 'paidAt' | 'withdrawnAt' | 'withdrawal'> & {
  id: string | null;
  rows: RemittanceRow[];
  errors: { row: number; column: string | null; message: string }[];
};
export type ClearingKind = 'return_came' | 'line_came_back' | 'return_written_off' | 'line_written_off' | 'taken_from_seller' | 'kept';
export type Clearing = { id: string; payoutCode: string | null; what: ClearingKind; amount: number; reason: string; state: 'proposed' | 'confirmed' | 'withdrawn'; proposedAt: string; mine: boolean };
/** `open`: what waits to be cleared. */
export type Clearings = { items: Clearing[]; next: string | null; open: { setAside: number; returns: number; unexplained: number } };
export type Phase = 'pending' | 'posted';
/** `kind`: an account, or with * all of its kind. Above zero owed by the market, below zero held by it. */
export type TrialBalance = {
  day: string;
  kinds: { kind: string; phase: Phase; accounts: number; balance: number }[];
  pending: number;
  posted: number;
  sum: number;
  chain: { end: number; verifiedTo: number; verifiedAt: string | null; sound: boolean; finding: string | null };
};
export type AccountBalance = { account: string; phase: Phase; balance: number };
export type AccountEntries = { account: string; phase: Phase; balance: number; items: { reference: string; kind: string; at: string; counter: string; amount: number }[]; next: string | null };

export type Band = { fromDays: number; count: number; amount: number; oldest: string };
/** `owes`: taken and not paid out (`bands`), less the refunds that it has sent. */
export type Party = { code: string; name: string; owes: number; bands: Band[]; refunds: { count: number; amount: number } };
/** `stated`: in statements whose money is still to come. */
export type OwedPayment = { id: string; reference: string; groupCode: string | null; orderCode: string | null; takenAt: string; amount: number; left: number; stated: number };
