export type PaymentMethod = 'vietqr' | 'vnpay' | 'stripe' | 'cod';

/** Part of a captured payment that belongs to one seller's order. items + delivery = amount. */
export interface CapturedSplit {
  orderCode: string;
  sellerId: string;
  items: number;
  delivery: number;
  amount: number;
}

/**
 * Money for orders is in. Published once per capture: once per group for prepaid
 * methods, once per order for money taken at the door (`splits` then has one row).
 */
export interface PaymentCaptured {
  type: 'payments.payment_captured';
  payload: {
    captureId: string; payableId: string; groupCode: string; attemptId: string;
    method: PaymentMethod;
    /** How the money was really given: I5 counts everything but `cash` as cashless. */
    tender: 'bank_transfer' | 'gateway' | 'card' | 'cash' | 'qr_at_door';
    amount: number; late: boolean; capturedAt: string; splits: CapturedSplit[];
  };
}

/** Money arrived from outside, whatever it turns out to be for. */
export interface MoneyReceived {
  type: 'payments.money_received';
  payload: { receiptId: string; source: 'bank' | 'vnpay' | 'stripe' | 'door'; amount: number; groupCode: string | null; state: string; at: string };
}

/** The buyer chose to pay at the door: the goods stay held without a time limit. */
export interface CodChosen {
  type: 'payments.cod_chosen';
  payload: { payableId: string; groupCode: string; attemptId: string };
}

/** Money must go back to the buyer; an operator (or the gateway) carries it out. */
export interface RefundRequested {
  type: 'payments.refund_requested';
  payload: {
    refundId: string; groupCode: string; orderCode: string | null; amount: number; reason: string;
    /** The orders whose captured money goes back; none when the money was never captured. */
    splits?: CapturedSplit[];
  };
}

export type PaymentsEvent = PaymentCaptured | MoneyReceived | CodChosen | RefundRequested;
