import { demoSettings } from '@cho-phien/platform';
import { startBankSimulator } from '../simulators/bank/index.js';
import { startStripeSimulator } from '../simulators/stripe/index.js';
import { startVnpaySimulator } from '../simulators/vnpay/index.js';

export interface Gateways { bankUrl: string; vnpayUrl: string; stripeUrl: string; close(): Promise<void> }

/** How often, and how soon, a notice that was not answered is sent again. */
export interface Patience { times: number; everyMs: number }

/** The bank, the VNPay gateway and Stripe of one market, quick to repeat what was not answered. */
export async function startGateways(siteUrl: string, patience: Patience = { times: 10, everyMs: 500 }): Promise<Gateways> {
  const vnpay = await startVnpaySimulator({
    port: 0, tmnCode: demoSettings.VNPAY_TMN_CODE, hashSecret: demoSettings.VNPAY_HASH_SECRET,
    ipnUrl: `${siteUrl}/api/hooks/vnpay/ipn`, ipnRetry: patience,
  });
  const bank = await startBankSimulator({
    port: 0, sepaySecret: demoSettings.SEPAY_WEBHOOK_SECRET, sepayUrl: `${siteUrl}/api/hooks/bank/sepay`, retryUnitMs: 500,
    casso: { url: `${siteUrl}/api/hooks/bank/casso`, secret: demoSettings.CASSO_WEBHOOK_SECRET },
    payos: { url: `${siteUrl}/api/hooks/bank/payos`, checksumKey: demoSettings.PAYOS_CHECKSUM_KEY },
    apiTokens: { sepay: demoSettings.SEPAY_API_TOKEN, casso: demoSettings.CASSO_API_KEY },
    account: { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME },
  });
  const stripe = await startStripeSimulator({
    port: 0, secretKey: demoSettings.STRIPE_SECRET_KEY, webhookSecret: demoSettings.STRIPE_WEBHOOK_SECRET, webhookUrl: `${siteUrl}/api/hooks/stripe`, retryMs: Array.from({ length: patience.times }, () => patience.everyMs),
  });
  return { bankUrl: bank.url, vnpayUrl: vnpay.url, stripeUrl: stripe.url, close: async () => { await Promise.all([vnpay.close(), bank.close(), stripe.close()]); } };
}
