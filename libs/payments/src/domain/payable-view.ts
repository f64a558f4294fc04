import type { PaymentMethod } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';
import type { AttemptStatus } from './attempt-status.js';
import type { PayableStatus } from './payable.js';

/** What the buyer needs to make a transfer, by scanning (`svg`, or `payload`) or by hand. */
export interface QrView { payload: string; svg: string; bankBin: string; accountNumber: string; accountName: string; memo: string }

/** An attempt as pages show it. `qr` or `redirectUrl` only while it can be paid that way. */
export interface PaymentView {
  id: string;
  method: PaymentMethod;
  status: AttemptStatus;
  amount: Dong;
  /** ISO 8601; null: no end. */
  expiresAt: string | null;
  /** The one order that it pays, to its seller himself. */
  orderCode?: string;
  qr?: QrView;
  redirectUrl?: string;
}

export interface PayableView {
  status: PayableStatus;
  /** Captured; while nothing is captured, what came. */
  paidAmount: Dong;
  refundedAmount: Dong;
  payments: PaymentView[];
}
