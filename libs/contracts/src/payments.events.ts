import type { RefundedLine, SaleChannel } from './ordering.events.js';

export type PaymentMethod = 'vietqr' | 'vnpay' | 'stripe' | 'cod';

/** Part of a captured payment that belongs to one seller's order. items + delivery = amount. */
export interface CapturedSplit {
  orderCode: string;
  sellerId: string;
  items: number;
  delivery: number;
  amount: number;
}

/** Captured money of an order that goes back; `lines` as ordering told them, absent where it told none. */
export interface RefundSplit extends CapturedSplit { lines?: RefundedLine[] }

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
    /** Who has the money, where that is not who the way of paying says; absent at a door: the seller. */
    holder?: 'seller' | 'carrier' | 'market';
    channel?: SaleChannel;
  };
}

/** Money arrived from outside, whatever it turns out to be for. */
export interface MoneyReceived {
  type: 'payments.money_received';
  payload: { receiptId: string; source: 'bank' | 'vnpay' | 'stripe' | 'door' | 'direct'; amount: number; groupCode: string | null; state: string; at: string; /** The carrier that took it at the door and owes it. */ carrier?: string };
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
    splits?: RefundSplit[];
    /** `direct`: the seller has the money and sends it back himself; the market's books do not move before he has. Absent: the market sends it. */
    route?: 'direct';
  };
}

/** Money has gone back to the buyer, once for each refund that was requested. */
export interface RefundCompleted {
  type: 'payments.refund_completed';
  payload: {
    refundId: string; groupCode: string; orderCode: string | null; amount: number; reason: string;
    /** By the gateway it came by, by a bank transfer that two people stand for, or `direct`: by the seller himself, as his buyer did not deny. */
    method: 'vnpay' | 'stripe' | 'transfer' | 'direct';
    /** The gateway's or the bank's number of it. */
    reference: string; at: string;
    /** What it was asked for, as in `ordering.order_refund_asked`. */
    cause?: string;
    /** The orders whose captured money went back; none when the money was never captured. */
    splits?: RefundSplit[];
    /** It was cash taken at a door. */
    atDoor?: boolean;
  };
}

/** A person said what becomes of money that nobody could place: it pays a group, is none of a purchase's, or went back to its sender. Once for each line. */
export interface BankLineDecided {
  type: 'payments.bank_line_decided';
  payload: { receiptId: string; source: MoneyReceived['payload']['source']; decision: 'assigned' | 'dismissed' | 'returned'; amount: number; groupCode: string | null; at: string };
}

/** A transfer whose memo carries the code of a payout left the market's bank account. */
export interface PayoutLineSeen {
  type: 'payments.payout_line_seen';
  payload: { payoutCode: string; amount: number; reference: string; at: string; /** The line's own name; absent in what was told before lines were named. */ receiptId?: string };
}

/**
 * A carrier or gateway paid out what it held: `net` came to the bank and `fee` stayed with it. `known` is money whose payments
 * are ours, `unknown` what it paid beside; known + unknown = net + fee. `orderCodes`: orders taken at the door that are paid out now.
 */
export interface Remitted {
  type: 'payments.remitted';
  /** `receiptId` null: nothing was left to pay out, and what is below zero is carried over. */
  payload: { remittanceId: string; party: string; receiptId: string | null; known: number; unknown: number; fee: number; net: number; orderCodes: string[]; at: string };
}

/** A payment that its gateway suspects was called off by two people: nothing is captured, and the purchase that waited for it ends. */
export interface PaymentCalledOff {
  type: 'payments.payment_called_off';
  payload: { attemptId: string; groupCode: string; amount: number; at: string };
}

export type PaymentsEvent = PaymentCalledOff | PaymentCaptured | MoneyReceived | CodChosen | RefundRequested | RefundCompleted | BankLineDecided | PayoutLineSeen | Remitted;
