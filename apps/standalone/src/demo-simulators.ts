import { join } from 'node:path';
import { demoSettings } from '@cho-phien/platform';
import { startBankSimulator } from '../../../test/simulators/bank/index.js';
import { startStripeSimulator } from '../../../test/simulators/stripe/index.js';
import { startVnpaySimulator } from '../../../test/simulators/vnpay/index.js';

export interface Simulators { vnpayUrl: string; bankUrl: string; stripeUrl: string; close(): Promise<void> }

/** Starts the stand-ins for VNPay, the bank and Stripe on the three ports after the site's, or any free ones. */
export async function startDemoSimulators(environment: Record<string, string | undefined>, address: { host: string; port: number; dataDir: string }): Promise<Simulators> {
  const setting = (name: keyof typeof demoSettings): string => environment[name] ?? demoSettings[name];
  const site = `http://127.0.0.1:${address.port}`;
  const shared = { host: address.host, stateDir: join(address.dataDir, 'simulators') };
  const vnpay = await onPort(address.port + 1, (port) => startVnpaySimulator({
    ...shared, port, tmnCode: setting('VNPAY_TMN_CODE'), hashSecret: setting('VNPAY_HASH_SECRET'),
    ipnUrl: `${site}/api/hooks/vnpay/ipn`, ipnRetry: { times: 10, everyMs: 5_000 },
  }));
  const bank = await onPort(address.port + 2, (port) => startBankSimulator({
    ...shared, port, sepaySecret: setting('SEPAY_WEBHOOK_SECRET'), sepayUrl: `${site}/api/hooks/bank/sepay`, retryUnitMs: 1_000,
    casso: { url: `${site}/api/hooks/bank/casso`, secret: setting('CASSO_WEBHOOK_SECRET') },
    payos: { url: `${site}/api/hooks/bank/payos`, checksumKey: setting('PAYOS_CHECKSUM_KEY') },
    apiTokens: { sepay: setting('SEPAY_API_TOKEN'), casso: setting('CASSO_API_KEY') },
    account: { bin: setting('BANK_BIN'), accountNumber: setting('BANK_ACCOUNT_NUMBER'), accountName: setting('BANK_ACCOUNT_NAME') },
  }));
  const stripe = await onPort(address.port + 3, (port) => startStripeSimulator({
    ...shared, port, secretKey: setting('STRIPE_SECRET_KEY'), webhookSecret: setting('STRIPE_WEBHOOK_SECRET'), webhookUrl: `${site}/api/hooks/stripe`,
  }));
  return { vnpayUrl: vnpay.url, bankUrl: bank.url, stripeUrl: stripe.url, close: async () => { await Promise.all([vnpay.close(), bank.close(), stripe.close()]); } };
}

async function onPort<Started>(wished: number, start: (port: number) => Promise<Started>): Promise<Started> {
  try {
    return await start(wished);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}
