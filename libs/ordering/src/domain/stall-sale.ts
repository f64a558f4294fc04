import type { Dong } from '@cho-phien/kernel';
import type { OrderGroupStatus } from './order-group-status.js';

/** Least and most that one transfer by VietQR carries at a stall, đồng. */
export const LEAST_AMOUNT = 1_000;
export const MOST_AMOUNT = 499_999_999;

export type StallTender = 'qr' | 'cash';

/** A sale by amount at a seller's stall; the code is its memo in the bank's notice. */
export interface StallSale {
  code: string;
  amount: Dong;
  status: OrderGroupStatus;
  tender: StallTender;
  note: string | null;
  /** Null: paid in cash at once. */
  expiresAt: Date | null;
  paidAt: Date | null;
  createdAt: Date;
}

/** What the buyer's banking app needs for a transfer, by scanning or by hand. */
export interface TransferQr { payload: string; svg: string; bankBin: string; accountNumber: string; accountName: string; memo: string }

/** A sale with what came for it, and the QR of what is still missing. */
export interface ShownStallSale extends StallSale { paidAmount: Dong; qr: TransferQr | null }

/** The sales of one Vietnamese day that were paid. */
export interface StallDay { count: number; qrCount: number; qrAmount: Dong; cashCount: number; cashAmount: Dong }

/** Nothing more will happen to it by itself. */
export const isOver = ({ status }: Pick<StallSale, 'status'>): boolean => status !== 'awaiting_payment';
