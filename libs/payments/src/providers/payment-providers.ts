import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { Unprocessable } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { doorMemo } from '../domain/door-memo.js';
import type { QrView } from '../domain/payable-view.js';
import { CodProvider } from './cod/cod-provider.js';
import type { PaymentProvider } from './payment-provider.js';
import { StripeProvider } from './stripe/stripe-provider.js';
import { transferPayload } from './vietqr/transfer-payload.js';
import { VietqrProvider } from './vietqr/vietqr-provider.js';
import { VnpayProvider } from './vnpay/vnpay-provider.js';

/** Every way of paying the market knows; a new one is a folder here and a line below. */
@Injectable()
export class PaymentProviders {
  private readonly all: readonly PaymentProvider[];

  constructor(private readonly vietqr: VietqrProvider, vnpay: VnpayProvider, stripe: StripeProvider, cod: CodProvider) { this.all = [vietqr, vnpay, stripe, cod]; }

  /** Methods that can be offered for an amount with the present settings, in the order of preference. */
  taking(amount: Dong): PaymentMethod[] { return this.all.filter(({ configured, ceiling }) => configured && amount <= (ceiling ?? amount)).map(({ method }) => method); }

  /** The most that a configured method takes at once; null: it is not configured, or has no ceiling. */
  ceilingOf(method: PaymentMethod): Dong | null { return this.all.find((each) => each.method === method && each.configured)?.ceiling ?? null; }

  /** Errors: `payments.method_not_available`. */
  of(method: PaymentMethod): PaymentProvider {
    const provider = this.all.find((each) => each.method === method && each.configured);
    if (!provider) throw new Unprocessable('payments.method_not_available');
    return provider;
  }

  /** The code on a parcel; null while no account is configured. */
  async doorQr(groupCode: string, orderCode: string, amount: Dong): Promise<QrView | null> {
    const { account } = this.vietqr;
    if (account === null) return null;
    const memo = doorMemo(groupCode, orderCode);
    return (await this.vietqr.show(transferPayload(account, amount, memo), memo)) ?? null;
  }
}
