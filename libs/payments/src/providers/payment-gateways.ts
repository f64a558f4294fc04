import { Injectable } from '@nestjs/common';
import type { GatewayMethod, PaymentGateway } from './payment-gateway.js';
import { StripeGateway } from './stripe/stripe-gateway.js';
import { VnpayGateway } from './vnpay/vnpay-gateway.js';

/** Every gateway that can be asked; a new one is a line below. */
@Injectable()
export class PaymentGateways {
  private readonly all: readonly PaymentGateway[];

  constructor(vnpay: VnpayGateway, stripe: StripeGateway) { this.all = [vnpay, stripe]; }

  of(method: GatewayMethod): PaymentGateway { return this.all.find((gateway) => gateway.method === method)!; }

  configured(method: GatewayMethod): boolean { return this.of(method).configured; }
}
