import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { Unprocessable } from '@cho-phien/kernel';
import { CodProvider } from './cod/cod-provider.js';
import type { PaymentProvider } from './payment-provider.js';
import { VietqrProvider } from './vietqr/vietqr-provider.js';
import { VnpayProvider } from './vnpay/vnpay-provider.js';

/** Every way of paying the market knows; a new one is a folder here and a line below. */
@Injectable()
export class PaymentProviders {
  private readonly all: readonly PaymentProvider[];

  constructor(vietqr: VietqrProvider, vnpay: VnpayProvider, cod: CodProvider) { this.all = [vietqr, vnpay, cod]; }

  /** Methods that can be offered with the present settings, in the order of preference. */
  configured(): PaymentMethod[] { return this.all.filter(({ configured }) => configured).map(({ method }) => method); }

  /** Errors: `payments.method_not_available`. */
  of(method: PaymentMethod): PaymentProvider {
    const provider = this.all.find((each) => each.method === method && each.configured);
    if (!provider) throw new Unprocessable('payments.method_not_available');
    return provider;
  }
}
