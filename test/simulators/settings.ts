import { z } from 'zod';
import type { BankSimulatorOptions } from './bank/index.js';
import type { StripeSimulatorOptions } from './stripe/index.js';
import type { VnpaySimulatorOptions } from './vnpay/index.js';

const port = z.coerce.number().int().min(0).max(65_535);
const wait = z.coerce.number().int().min(0);

const environmentSchema = z.object({
  SIM_HOST: z.string().default('127.0.0.1'),
  SIM_STATE_DIR: z.string().optional(),
  SIM_VNPAY_PORT: port.default(4201),
  SIM_VNPAY_PUBLIC_URL: z.url().optional(),
  SIM_VNPAY_TMN_CODE: z.string(),
  SIM_VNPAY_HASH_SECRET: z.string().min(1),
  SIM_VNPAY_IPN_URL: z.url(),
  SIM_VNPAY_IPN_RETRY_TIMES: wait.default(10),
  SIM_VNPAY_IPN_RETRY_MS: wait.default(5000),
  SIM_BANK_PORT: port.default(4202),
  SIM_BANK_PUBLIC_URL: z.url().optional(),
  SIM_BANK_SEPAY_SECRET: z.string().min(1),
  SIM_BANK_SEPAY_URL: z.url(),
  SIM_BANK_RETRY_UNIT_MS: wait.default(1000),
  SIM_BANK_BIN: z.string().regex(/^\d{6}$/),
  SIM_BANK_ACCOUNT_NUMBER: z.string().regex(/^[A-Za-z0-9]{1,19}$/),
  SIM_BANK_ACCOUNT_NAME: z.string().min(1),
  SIM_BANK_CASSO_URL: z.url().optional(),
  SIM_BANK_CASSO_SECRET: z.string().default(''),
  SIM_BANK_PAYOS_URL: z.url().optional(),
  SIM_BANK_PAYOS_KEY: z.string().default(''),
  SIM_STRIPE_PORT: port.default(4203),
  SIM_STRIPE_PUBLIC_URL: z.url().optional(),
  SIM_STRIPE_SECRET_KEY: z.string().optional(),
  SIM_STRIPE_WEBHOOK_SECRET: z.string().default(''),
  SIM_STRIPE_WEBHOOK_URL: z.url().default('http://127.0.0.1:3000/api/hooks/stripe'),
});

type Environment = z.infer<typeof environmentSchema>;

export interface SimulatorSettings {
  readonly vnpay: VnpaySimulatorOptions;
  readonly bank: BankSimulatorOptions;
  /** Absent without its key. */
  readonly stripe?: StripeSimulatorOptions;
}

/**
 * Reads `SIM_…` variables (README.md lists them).
 * @throws Error with one line per variable that is missing or wrong, and always in production
 */
export function readSettings(environment: NodeJS.ProcessEnv): SimulatorSettings {
  if (environment['NODE_ENV'] === 'production') throw new Error('simulators do not run with NODE_ENV=production');
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return { vnpay: vnpayOptions(parsed.data), bank: bankOptions(parsed.data), ...stripeOptions(parsed.data) };
}

function vnpayOptions(env: Environment): VnpaySimulatorOptions {
  return {
    ...sharedOptions(env),
    port: env.SIM_VNPAY_PORT,
    tmnCode: env.SIM_VNPAY_TMN_CODE,
    hashSecret: env.SIM_VNPAY_HASH_SECRET,
    ipnUrl: env.SIM_VNPAY_IPN_URL,
    ipnRetry: { times: env.SIM_VNPAY_IPN_RETRY_TIMES, everyMs: env.SIM_VNPAY_IPN_RETRY_MS },
    ...(env.SIM_VNPAY_PUBLIC_URL && { publicUrl: env.SIM_VNPAY_PUBLIC_URL }),
  };
}

function bankOptions(env: Environment): BankSimulatorOptions {
  return {
    ...sharedOptions(env),
    port: env.SIM_BANK_PORT,
    sepaySecret: env.SIM_BANK_SEPAY_SECRET,
    sepayUrl: env.SIM_BANK_SEPAY_URL,
    retryUnitMs: env.SIM_BANK_RETRY_UNIT_MS,
    account: {
      bin: env.SIM_BANK_BIN,
      accountNumber: env.SIM_BANK_ACCOUNT_NUMBER,
      accountName: env.SIM_BANK_ACCOUNT_NAME,
    },
    ...(env.SIM_BANK_CASSO_URL && { casso: { url: env.SIM_BANK_CASSO_URL, secret: env.SIM_BANK_CASSO_SECRET } }),
    ...(env.SIM_BANK_PAYOS_URL && { payos: { url: env.SIM_BANK_PAYOS_URL, checksumKey: env.SIM_BANK_PAYOS_KEY } }),
    ...(env.SIM_BANK_PUBLIC_URL && { publicUrl: env.SIM_BANK_PUBLIC_URL }),
  };
}

function stripeOptions(env: Environment): { stripe?: StripeSimulatorOptions } {
  if (env.SIM_STRIPE_SECRET_KEY === undefined) return {};
  return {
    stripe: {
      ...sharedOptions(env),
      port: env.SIM_STRIPE_PORT,
      secretKey: env.SIM_STRIPE_SECRET_KEY,
      webhookSecret: env.SIM_STRIPE_WEBHOOK_SECRET,
      webhookUrl: env.SIM_STRIPE_WEBHOOK_URL,
      ...(env.SIM_STRIPE_PUBLIC_URL && { publicUrl: env.SIM_STRIPE_PUBLIC_URL }),
    },
  };
}

function sharedOptions(env: Environment): { host: string; stateDir?: string } {
  return { host: env.SIM_HOST, ...(env.SIM_STATE_DIR && { stateDir: env.SIM_STATE_DIR }) };
}
