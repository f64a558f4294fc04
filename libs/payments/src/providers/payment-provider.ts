import type { PaymentMethod } from '@cho-phien/contracts';
import type { Dong, Language } from '@cho-phien/kernel';
import type { Payable } from '../domain/payable.js';

/** What a provider is asked to prepare: one attempt at paying what is missing of a payable. */
export interface AttemptRequest {
  payable: Payable;
  amount: Dong;
  /** Unique for ever, one per attempt: `<group code>N<number>`; letters and digits. */
  reference: string;
  now: Date;
  bankCode?: string;
  /** Of the gateway's page. */
  language?: Language;
  returnUrl?: string;
  buyerAddress?: string;
  /** The page opened beforehand, for providers that need one. */
  page?: GatewayPage;
}

/** What is needed to open a gateway's page before anything is written. */
export interface PageRequest {
  payable: Pick<Payable, 'groupCode' | 'expiresAt'>;
  amount: Dong;
  /** Unique to the buyer's wish: asked twice, it is one page. */
  key: string;
  now: Date;
}

/** A page at the gateway on which exactly `amount` can be paid; nobody knows its address yet. */
export interface GatewayPage { reference: string; url: string; amount: Dong }

/** What the provider needs kept with the attempt. */
export interface PreparedAttempt {
  expiresAt: Date | null;
  qrPayload?: string;
  redirectUrl?: string;
  /** The gateway's own name of the payment, where it gives one. */
  gatewayRef?: string;
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
  /** The most it takes at once; absent: whatever is owed. */
  readonly ceiling?: Dong;
  /** Opens the gateway's page, where that takes a call: before the transaction, never in it. Moves no money. Errors: those of the gateway, `payments.gateway_unavailable`. */
  openPage?(request: PageRequest): Promise<GatewayPage>;
  /** Errors: what forbids this way for this payable (`payments.cod_not_allowed`). */
  prepare(request: AttemptRequest): PreparedAttempt;
}
