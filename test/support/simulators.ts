import { demoSettings } from '@cho-phien/platform';
import { startBankSimulator } from '../simulators/bank/index.js';
import { startVnpaySimulator } from '../simulators/vnpay/index.js';

export interface Gateways { bankUrl: string; vnpayUrl: string; close(): Promise<void> }

/** The bank and the VNPay gateway of one market, quick to repeat what was not answered. */
export async function startGateways(siteUrl: string): Promise<Gateways> {
  const vnpay = await startVnpaySimulator({
    port: 0, tmnCode: demoSettings.VNPAY_TMN_CODE, hashSecret: demoSettings.VNPAY_HASH_SECRET,
    ipnUrl: `${siteUrl}/api/hooks/vnpay/ipn`, ipnRetry: { times: 10, everyMs: 500 },
  });
  const bank = await startBankSimulator({
    port: 0, sepaySecret: demoSettings.SEPAY_WEBHOOK_SECRET, sepayUrl: `${siteUrl}/api/hooks/bank/sepay`, retryUnitMs: 500,
    account: { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME },
  });
  return { bankUrl: bank.url, vnpayUrl: vnpay.url, close: async () => { await Promise.all([vnpay.close(), bank.close()]); } };
}
