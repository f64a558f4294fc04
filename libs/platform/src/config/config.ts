import { z } from 'zod';

const flag = (fallback: '0' | '1') => z.enum(['0', '1'], 'must be 0 or 1').default(fallback).transform((value) => value === '1');
const port = (fallback: number) => z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be 1 to 65535').max(65_535, 'must be 1 to 65535').default(fallback);
const url = (schemes: string[]) => z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), `must be an address starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
const secretOf = (characters: number) => z.string().min(characters, `must have at least ${characters} characters`);
const secret = secretOf(16);

/** Every setting, read once from the environment at start. README lists them. */
const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ROLE: z.enum(['api', 'worker', 'both'], 'must be api, worker or both').default('both'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url(['postgres', 'postgresql']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  REDIS_URL: url(['redis', 'rediss']).optional(),
  PUBLIC_URL: url(['http', 'https']).optional(),
  DEMO: flag('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  AUTH_SECRET: secretOf(32),
  /** Whose X-Forwarded-For is believed: addresses, ranges or `loopback`, `linklocal`, `uniquelocal`, by commas. */
  TRUSTED_PROXIES: z.string().min(1).default('loopback'),
  HOLD_MINUTES: z.coerce.number().positive('must be above 0').max(1_440).default(15),
  COD_CEILING: z.coerce.number().int().min(0).default(5_000_000),
  BANK_BIN: z.string().regex(/^\d{6}$/, 'must be the 6 digits of the bank (NAPAS BIN)').optional(),
  BANK_ACCOUNT_NUMBER: z.string().regex(/^[0-9A-Z]{4,19}$/, 'must be 4 to 19 letters or digits').optional(),
  BANK_ACCOUNT_NAME: z.string().regex(/^[A-Z0-9 ]{3,50}$/, 'must be 3 to 50 capital letters without marks').optional(),
  SEPAY_WEBHOOK_SECRET: secret.optional(),
  VNPAY_TMN_CODE: z.string().min(4).optional(),
  VNPAY_HASH_SECRET: secret.optional(),
  VNPAY_HOST: url(['http', 'https']).optional(),
  /** The demo's bank app; the pay page links to it. */
  BANK_APP_URL: url(['http', 'https']).optional(),
});

/** Settings that only work together: all of a group or none of it. A way of paying without its group is not offered. */
const gateways = {
  VietQR: ['BANK_BIN', 'BANK_ACCOUNT_NUMBER', 'BANK_ACCOUNT_NAME', 'SEPAY_WEBHOOK_SECRET'],
  VNPay: ['VNPAY_TMN_CODE', 'VNPAY_HASH_SECRET', 'VNPAY_HOST'],
} as const;

export type Settings = z.infer<typeof settings>;

/** Keys that only the demo may use; a production configuration that holds one is refused. */
export const demoSettings = {
  AUTH_SECRET: 'demo-only-auth-secret-demo-only-auth-secret',
  BANK_BIN: '970415',
  BANK_ACCOUNT_NUMBER: '0000000000',
  BANK_ACCOUNT_NAME: 'CHO PHIEN DEMO',
  SEPAY_WEBHOOK_SECRET: 'demo-sepay-webhook-secret',
  VNPAY_TMN_CODE: 'CHOPHIEN',
  VNPAY_HASH_SECRET: 'DEMOVNPAYHASHSECRET0123456789AB',
  VNPAY_HOST: 'http://127.0.0.1:3001',
} as const;

export class ConfigurationError extends Error {
  constructor(readonly sentences: readonly string[]) { super(sentences.join('\n')); }
}

/** Reads the environment. Errors: ConfigurationError with one sentence for each mistake. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = settings.safeParse(given.DEMO === '1' ? { ...demoSettings, ...given } : given);
  if (!result.success) {
    throw new ConfigurationError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.input === undefined && !(String(issue.path[0]) in given) ? 'is not set' : issue.message}.`));
  }
  const sentences = [...halfSetGateways(result.data), ...productionMistakes(result.data)];
  if (sentences.length > 0) throw new ConfigurationError(sentences);
  return result.data;
}

function halfSetGateways(given: Settings): string[] {
  return Object.entries(gateways).flatMap(([gateway, names]) => {
    const missing = names.filter((name) => given[name] === undefined);
    return missing.length === names.length ? [] : missing.map((name) => `${name} is not set, but other settings of ${gateway} are.`);
  });
}

function productionMistakes(given: Settings): string[] {
  if (given.NODE_ENV !== 'production') return [];
  const mistakes = Object.entries(demoSettings)
    .filter(([name, value]) => name !== 'VNPAY_HOST' && given[name as keyof Settings] === value) // an address is judged below, whatever its port
    .map(([name]) => `${name} still has the demo's value; production refuses it.`);
  if (given.DEMO) mistakes.push('DEMO is 1; production refuses the demo and its simulators.');
  const host = given.VNPAY_HOST === undefined ? '' : new URL(given.VNPAY_HOST).hostname;
  if (['localhost', '127.0.0.1', '[::1]'].includes(host)) mistakes.push('VNPAY_HOST is this machine; production refuses simulators.');
  else if (given.VNPAY_HOST !== undefined && new URL(given.VNPAY_HOST).protocol !== 'https:') mistakes.push('VNPAY_HOST must be an https address in production; buyers pay there.');
  if (given.DATABASE_URL === undefined) mistakes.push('DATABASE_URL is not set; production does not run on the embedded database.');
  if (given.PUBLIC_URL === undefined || !given.PUBLIC_URL.startsWith('https://')) mistakes.push('PUBLIC_URL must be the https address of the site in production.');
  return mistakes;
}
