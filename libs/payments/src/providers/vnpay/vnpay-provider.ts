import { Injectable } from '@nestjs/common';
import { Config } from '@cho-phien/platform';
import { HashAlgorithm, ignoreLogger, ProductCode, VNPay, VnpLocale } from 'vnpay';
import type { AttemptRequest, PaymentProvider, PreparedAttempt } from '../payment-provider.js';
import { gatewayIp } from './buyer-ip.js';
import { toGatewayTime } from './gateway-units.js';
import { ownReturnUrl } from './return-url.js';

export interface VnpayMerchant { tmnCode: string; hashSecret: string; host: string }

/** The merchant's settings; null while VNPay is not configured. */
export function vnpayMerchant({ settings }: Config): VnpayMerchant | null {
  const { VNPAY_TMN_CODE: tmnCode, VNPAY_HASH_SECRET: hashSecret, VNPAY_HOST: host } = settings;
  return tmnCode && hashSecret && host ? { tmnCode, hashSecret, host: host.replace(/\/$/, '') } : null;
}

/** A paid attempt whose notice is lost is found by asking, first after this time. */
const FIRST_QUERY_MS = 120_000;
/** How long the buyer has at VNPay, should the payable itself have no end; VNPay asks for one. */
const PAYMENT_MS = 15 * 60_000;

/** VNPay's hosted page (PAY 2.1.0): the buyer is sent there; the notice or a query tells what became of it. */
@Injectable()
export class VnpayProvider implements PaymentProvider {
  readonly method = 'vnpay';
  private readonly merchant: VnpayMerchant | null;

  constructor(private readonly config: Config) { this.merchant = vnpayMerchant(config); }

  get configured(): boolean { return this.merchant !== null; }

  prepare(request: AttemptRequest): PreparedAttempt {
    const { payable, now } = request;
    const expiresAt = payable.expiresAt ?? new Date(now.getTime() + PAYMENT_MS);
    return {
      expiresAt,
      redirectUrl: this.paymentUrl(request, expiresAt),
      redirectCreatedAt: now,
      nextQueryAt: new Date(Math.min(now.getTime() + FIRST_QUERY_MS, expiresAt.getTime())),
    };
  }

  private paymentUrl({ payable, amount, reference, now, bankCode, language, returnUrl, buyerAddress }: AttemptRequest, expiresAt: Date): string {
    return this.library().buildPaymentUrl({
      vnp_Amount: amount, // the library multiplies by 100
      vnp_TxnRef: reference,
      vnp_OrderInfo: `Thanh toan don hang ${payable.groupCode}`,
      vnp_OrderType: ProductCode.Other,
      vnp_Locale: language === 'en' ? VnpLocale.EN : VnpLocale.VN,
      vnp_IpAddr: gatewayIp(buyerAddress),
      vnp_ReturnUrl: ownReturnUrl(this.config.publicUrl, payable.groupCode, returnUrl),
      vnp_CreateDate: Number(toGatewayTime(now)),
      vnp_ExpireDate: Number(toGatewayTime(expiresAt)),
      ...(bankCode && { vnp_BankCode: bankCode }),
    });
  }

  private library(): VNPay {
    if (!this.merchant) throw new Error('VNPay is not configured.');
    const { tmnCode, hashSecret, host } = this.merchant;
    // Both hosts are set: with one left out the package calls VNPay's public sandbox.
    return new VNPay({ tmnCode, secureSecret: hashSecret, vnpayHost: host, queryDrAndRefundHost: host, hashAlgorithm: HashAlgorithm.SHA512, loggerFn: ignoreLogger });
  }
}
