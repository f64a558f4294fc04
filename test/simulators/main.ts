import { startBankSimulator } from './bank/index.js';
import type { Simulator } from './listen.js';
import { readSettings } from './settings.js';
import { startStripeSimulator } from './stripe/index.js';
import { startVnpaySimulator } from './vnpay/index.js';

// A stuck connection must not keep the process alive.
const STOP_WITHIN_MS = 1500;

async function start(): Promise<Simulator[]> {
  const settings = readSettings(process.env);
  const vnpay = await startVnpaySimulator(settings.vnpay);
  const bank = await startBankSimulator(settings.bank);
  console.log(`Giả lập VNPay: ${vnpay.url}/\nGiả lập ngân hàng: ${bank.url}/`);
  if (!settings.stripe) return [vnpay, bank];
  const stripe = await startStripeSimulator(settings.stripe);
  console.log(`Giả lập Stripe: ${stripe.url}/`);
  return [vnpay, bank, stripe];
}

const simulators = await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

let stopping = false;

/** A signal may come twice: to npm's group and from npm itself. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  void Promise.allSettled(simulators.map((simulator) => simulator.close())).then(() => process.exit(0));
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
