import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { PayableView } from './domain/payable-view.js';
import { PaymentProviders } from './providers/payment-providers.js';
import { ClosePayable } from './usecases/close-payable.js';
import type { Closing } from './usecases/close-payable.js';
import { OpenPayable } from './usecases/open-payable.js';
import type { PayableToOpen } from './usecases/open-payable.js';
import { RecordPastPayment } from './usecases/record-past-payment.js';
import type { PastPayment } from './usecases/record-past-payment.js';
import { ShowPayable } from './usecases/show-payable.js';

/** What other contexts may ask of payments. */
@Injectable()
export class PaymentsFacade {
  constructor(
    private readonly opening: OpenPayable,
    private readonly closing: ClosePayable,
    private readonly showing: ShowPayable,
    private readonly past: RecordPastPayment,
    private readonly providers: PaymentProviders,
  ) {}

  /** Opens what a group owes, with the order that owes it. Answers the payable's id. Errors: `payments.splits_do_not_sum`. */
  async openPayable(tx: Tx, payable: PayableToOpen): Promise<string> { return this.opening.run(tx, payable); }

  /**
   * Ends an unpaid payable. Only `closed` ended it: `captured` and `cod` stay as they are, and `waiting`
   * means that a gateway has yet to say what became of an attempt (ask again in a few seconds; 60 s at most).
   */
  async closePayable(tx: Tx, groupCode: string, reason: 'expired' | 'cancelled'): Promise<Closing> { return this.closing.run(tx, groupCode, reason); }

  /** Records a payment that was made and captured in the past, with its events; for history that is carried over. */
  async recordPastPayment(tx: Tx, payment: PastPayment): Promise<void> { return this.past.run(tx, payment); }

  /** What came and may still be paid; null for a code without a payable. */
  async payableOf(groupCode: string): Promise<PayableView | null> { return this.showing.run(groupCode); }

  /** Ways of paying that the present settings allow; whether COD fits an order is ordering's to say. */
  configuredMethods(): PaymentMethod[] { return this.providers.configured(); }
}
