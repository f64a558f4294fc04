import { demoSettings } from '@cho-phien/platform';
import { startBankSimulator } from '../../simulators/bank/index.js';
import type { Simulator } from '../../simulators/listen.js';
import { startStripeSimulator } from '../../simulators/stripe/index.js';
import { startVnpaySimulator } from '../../simulators/vnpay/index.js';
import { FlakyProxy } from '../flaky-proxy.js';
import { freePorts } from '../free-port.js';
import { PaymentsDoor } from '../payments-door.js';

/** The payment door on a real port, every outside party at the other end of the wire, and hands to spoil our calls to them. */
export interface Stage { door: PaymentsDoor; vnpay: Simulator; stripe: Simulator; bank: Simulator; toVnpay: FlakyProxy; toStripe: FlakyProxy; close(): Promise<void> }

export async function openStage(): Promise<Stage> {
  const port = (await freePorts(1))[0]!;
  const hooks = `http://127.0.0.1:${port}/api/hooks`;
  const vnpay = await startVnpaySimulator({ port: 0, tmnCode: demoSettings.VNPAY_TMN_CODE, hashSecret: demoSettings.VNPAY_HASH_SECRET, ipnUrl: `${hooks}/vnpay/ipn`, ipnRetry: { times: 0, everyMs: 1_000 } });
  const stripe = await startStripeSimulator({ port: 0, secretKey: demoSettings.STRIPE_SECRET_KEY, webhookSecret: demoSettings.STRIPE_WEBHOOK_SECRET, webhookUrl: `${hooks}/stripe`, retryMs: [] });
  const bank = await startBankSimulator({
    port: 0, sepaySecret: demoSettings.SEPAY_WEBHOOK_SECRET, sepayUrl: `${hooks}/bank/sepay`, retryUnitMs: 60_000,
    casso: { url: `${hooks}/bank/casso`, secret: demoSettings.CASSO_WEBHOOK_SECRET }, payos: { url: `${hooks}/bank/payos`, checksumKey: demoSettings.PAYOS_CHECKSUM_KEY },
    apiTokens: { sepay: demoSettings.SEPAY_API_TOKEN, casso: demoSettings.CASSO_API_KEY },
    account: { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME },
  });
  const toVnpay = await FlakyProxy.before(vnpay.url);
  const toStripe = await FlakyProxy.before(stripe.url);
  const door = await PaymentsDoor.open({ PORT: String(port), VNPAY_HOST: toVnpay.url, STRIPE_API_URL: toStripe.url, SEPAY_API_URL: bank.url, CASSO_API_URL: bank.url });
  await door.test.app.listen(port, '127.0.0.1');
  const close = async (): Promise<void> => { await door.close(); await Promise.all([vnpay, stripe, bank, toVnpay, toStripe].map((each) => each.close())); };
  return { door, vnpay, stripe, bank, toVnpay, toStripe, close };
}
