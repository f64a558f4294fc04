import type { PaymentMethod } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';
import type { Payable } from '../domain/payable.js';

/** What a provider is asked to prepare: one attempt at paying what is missing of a payable. */
export interface AttemptRequest {
  payable: Payable;
  amount: Dong;
  /** Unique for ever, one per attempt: `<group code>N<number>`; letters and digits. */
  reference: string;
  now: Date;
  bankCode?: string;
  returnUrl?: string;
  buyerAddress?: string;
}

/** What the provider needs kept with the attempt. */
export interface PreparedAttempt {
  expiresAt: Date | null;
  qrPayload?: string;
  redirectUrl?: string;
  /** Start of the gateway's own record of the payment; its query asks for it. */
  redirectCreatedAt?: Date;
  /** When the gateway is first asked, should no notice come. */
  nextQueryAt?: Date;
}

/** A way of paying. Preparing makes no network call, so it may run inside a transaction. */
export interface PaymentProvider {
  readonly method: PaymentMethod;
  /** False while its settings are absent: the method is then not offered. */
  readonly configured: boolean;
  /** Errors: what forbids this way for this payable (`payments.cod_not_allowed`). */
  prepare(request: AttemptRequest): PreparedAttempt;
}
