import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { PayableView, PaymentView, QrView } from './domain/payable-view.js';
import { PaymentProviders } from './providers/payment-providers.js';
import { ClosePayable } from './usecases/close-payable.js';
import type { Closing } from './usecases/close-payable.js';
import { OpenPayable } from './usecases/open-payable.js';
import type { PayableToOpen } from './usecases/open-payable.js';
import { RecordPastPayment } from './usecases/record-past-payment.js';
import type { PastPayment } from './usecases/record-past-payment.js';
import { ShowPayable } from './usecases/show-payable.js';
import { StartPayment } from './usecases/start-payment.js';

/** What other contexts may ask of payments. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly opening: OpenPayable,
    private readonly closing: ClosePayable,
    private readonly showing: ShowPayable,
    private readonly starting: StartPayment,
    private readonly past: RecordPastPayment,
    private readonly providers: PaymentProviders,
  ) {}

  /** Opens what a group owes, with the order that owes it. Answers the payable's id. Errors: `payments.splits_do_not_sum`. */
  async openPayable(tx: Tx, payable: PayableToOpen): Promise<string> { return this.opening.run(tx, payable); }

  /**
   * Ends an unpaid payable. `closed` and `part` ended it: `captured` and `cod` stay as they are, and `waiting`
   * means that a gateway has yet to say what became of an attempt (ask again in a few seconds; 60 s at most).
   */
  async closePayable(tx: Tx, groupCode: string, reason: 'expired' | 'cancelled'): Promise<Closing> { return this.closing.run(tx, groupCode, reason); }

  /** Ends a payable that waits for the door, none of whose orders is left. Errors: `payments.group_not_found`. */
  async dropPayable(tx: Tx, groupCode: string): Promise<void> { return this.closing.drop(tx, groupCode); }

  /** Opens an attempt at a transfer for a payable, with its QR. Errors: `payments.group_not_found`, `payments.method_not_available`, `payments.payable_closed`. */
  async startTransfer(tx: Tx, groupCode: string): Promise<PaymentView> {
    return this.showing.attempt(await this.starting.run(tx, groupCode, { method: 'vietqr' }), groupCode);
  }

  /** Records what was just paid in cash face to face: payable, receipt and capture at once. Errors: `payments.splits_do_not_sum`. */
  async recordCash(tx: Tx, payable: Omit<PayableToOpen, 'expiresAt' | 'codAllowed'>, paidAt: Date): Promise<void> {
    return this.past.run(tx, { ...payable, codAllowed: true, method: 'cod', atDoor: 'cash', paidAt });
  }

  /** Records a payment that was made and captured in the past, with its events; for history that is carried over. */
  async recordPastPayment(tx: Tx, payment: PastPayment): Promise<void> { return this.past.run(tx, payment); }

  /** What came and may still be paid; null for a code without a payable. */
  async payableOf(groupCode: string): Promise<PayableView | null> { return this.showing.run(groupCode); }

  /** The code on a parcel that is to be paid at its door: a transfer of exactly its amount, found again by its order. Null while transfers are not configured. */
  async doorQr(groupCode: string, orderCode: string, amount: Dong): Promise<QrView | null> { return this.providers.doorQr(groupCode, orderCode, amount); }

  /** Ways of paying an amount that the present settings allow; whether COD fits an order is ordering's to say. */
  methodsTaking(amount: Dong): PaymentMethod[] { return this.providers.taking(amount); }

  /** The most that one payment by card may be; null while cards are not offered. */
  cardCeiling(): Dong | null { return this.providers.ceilingOf('stripe'); }
}
