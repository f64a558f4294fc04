import { z } from 'zod';

const flag = (fallback: '0' | '1') => z.enum(['0', '1'], 'must be 0 or 1').default(fallback).transform((value) => value === '1');
const port = (fallback: number) => z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be 1 to 65535').max(65_535, 'must be 1 to 65535').default(fallback);
const url = (schemes: string[]) => z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), `must be an address starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
const secretOf = (characters: number) => z.string().min(characters, `must have at least ${characters} characters`);
const secret = secretOf(16);
const jsonText = z.string().refine((text) => { try { JSON.parse(text); return true; } catch { return false; } }, 'must be JSON');

/** Every setting, read once from the environment at start. README lists them. */
const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ROLE: z.enum(['api', 'worker', 'both'], 'must be api, worker or both').default('both'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Photos, on their way and kept; what every process of the catalogue's door shares. Default: DATA_DIR/media. */
  MEDIA_DIR: z.string().min(1).optional(),
  /** A store that speaks S3, for photos instead of MEDIA_DIR. */
  S3_ENDPOINT: url(['http', 'https']).optional(),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket').optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY: z.string().min(3).optional(),
  S3_SECRET_KEY: secretOf(8).optional(),
  DATABASE_URL: url(['postgres', 'postgresql']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  REDIS_URL: url(['redis', 'rediss']).optional(),
  PUBLIC_URL: url(['http', 'https']).optional(),
  DEMO: flag('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  AUTH_SECRET: secretOf(32),
  /** Encrypts numbers that must not be read from the database: identity papers, bank accounts. Lost, they cannot be read again. */
  DATA_KEY: secretOf(32),
  /** Seals officers' frozen reports; left out, a key derived from DATA_KEY does. With another one new seals have another public key, old ones stay checkable. */
  REPORT_SEAL_SECRET: secretOf(32).optional(),
  /** Whose X-Forwarded-For is believed: addresses, ranges or `loopback`, `linklocal`, `uniquelocal`, by commas. */
  TRUSTED_PROXIES: z.string().min(1).default('loopback'),
  HOLD_MINUTES: z.coerce.number().positive('must be above 0').max(1_440).default(15),
  /** How long after a hold's end a gateway that answers no query keeps the purchase open: what may be paid is not ended. */
  GATEWAY_ANSWER_MINUTES: z.coerce.number().min(1).max(10_080).default(1_440),
  COD_CEILING: z.coerce.number().int().min(0).default(5_000_000),
  BANK_BIN: z.string().regex(/^\d{6}$/, 'must be the 6 digits of the bank (NAPAS BIN)').optional(),
  BANK_ACCOUNT_NUMBER: z.string().regex(/^[0-9A-Z]{4,19}$/, 'must be 4 to 19 letters or digits').optional(),
  BANK_ACCOUNT_NAME: z.string().regex(/^[A-Z0-9 ]{3,50}$/, 'must be 3 to 50 capital letters without marks').optional(),
  /** Feeds that tell of the bank account; any of them will do, several make it surer. */
  SEPAY_WEBHOOK_SECRET: secret.optional(),
  SEPAY_API_TOKEN: secret.optional(),
  SEPAY_API_URL: url(['http', 'https']).default('https://my.sepay.vn'),
  CASSO_WEBHOOK_SECRET: secret.optional(),
  CASSO_API_KEY: secret.optional(),
  CASSO_API_URL: url(['http', 'https']).default('https://oauth.casso.vn'),
  PAYOS_CHECKSUM_KEY: secret.optional(),
  VNPAY_TMN_CODE: z.string().min(4).optional(),
  VNPAY_HASH_SECRET: secret.optional(),
  VNPAY_HOST: url(['http', 'https']).optional(),
  STRIPE_SECRET_KEY: z.string().regex(/^[sr]k_(test|live)_\w{8,}$/, 'must be a secret or restricted key of Stripe').optional(),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\w{8,}$/, 'must start with whsec_').optional(),
  STRIPE_API_URL: url(['http', 'https']).default('https://api.stripe.com'),
  /** An HTTP gateway for SMS, and the JSON it takes, with {to}, {text}, {sender} and {id}. How long it knows an id again, 0: not at all. */
  SMS_GATEWAY_URL: url(['http', 'https']).optional(),
  SMS_GATEWAY_TOKEN: secret.optional(),
  SMS_SENDER: z.string().min(1).max(20).default('CHO PHIEN'),
  SMS_BODY: jsonText.optional(),
  SMS_DEDUPE_SECONDS: z.coerce.number().int().min(0).default(86_400),
  /** Zalo's notification service; ZALO_TEMPLATES names its template for each kind of notice, as JSON. */
  ZALO_ZNS_URL: url(['http', 'https']).default('https://business.openapi.zalo.me/message/template'),
  ZALO_ACCESS_TOKEN: secret.optional(),
  ZALO_TEMPLATES: jsonText.default('{}').transform((json) => JSON.parse(json) as unknown).pipe(z.record(z.string(), z.string(), 'must be JSON that names a template for each kind of notice')),
  SMTP_URL: url(['smtp', 'smtps']).optional(),
  SMTP_FROM: z.string().includes('@', 'must be an e-mail address').optional(),
  /** VAPID keys, base64url. */
  WEB_PUSH_PUBLIC_KEY: z.string().min(80, 'must have at least 80 characters').optional(),
  WEB_PUSH_PRIVATE_KEY: z.string().min(40, 'must have at least 40 characters').optional(),
  WEB_PUSH_CONTACT: url(['mailto', 'https']).optional(),
  NOTICE_TIMEOUT_MS: z.coerce.number().int().min(100).max(5_000).default(5_000),
  /** The licence of open data, and whom to ask about it. */
  OPEN_DATA_LICENCE: url(['http', 'https']).default('https://creativecommons.org/licenses/by/4.0/'),
  OPEN_DATA_CONTACT: url(['mailto', 'https']).default('mailto:du-lieu-mo@chophien.example'),
  /** The demo's bank app; the pay page links to it. */
  BANK_APP_URL: url(['http', 'https']).optional(),
});

/** Settings that only work together: all of a group or none of it. A way of paying without its group is not offered. */
const gateways = {
  VietQR: ['BANK_BIN', 'BANK_ACCOUNT_NUMBER', 'BANK_ACCOUNT_NAME'],
  VNPay: ['VNPAY_TMN_CODE', 'VNPAY_HASH_SECRET', 'VNPAY_HOST'],
  SMS: ['SMS_GATEWAY_URL', 'SMS_GATEWAY_TOKEN'],
  'e-mail': ['SMTP_URL', 'SMTP_FROM'],
  'web push': ['WEB_PUSH_PUBLIC_KEY', 'WEB_PUSH_PRIVATE_KEY'],
  Stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  S3: ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
} as const;

/** Secrets with which the bank account's feeds prove themselves. */
const BANK_FEEDS = ['SEPAY_WEBHOOK_SECRET', 'CASSO_WEBHOOK_SECRET', 'PAYOS_CHECKSUM_KEY'] as const;

export type Settings = z.infer<typeof settings>;

/** Keys that only the demo may use; a production configuration that holds one is refused. */
export const demoSettings = {
  AUTH_SECRET: 'demo-only-auth-secret-demo-only-auth-secret',
  DATA_KEY: 'demo-only-data-key-demo-only-data-key',
  BANK_BIN: '970415',
  BANK_ACCOUNT_NUMBER: '0000000000',
  BANK_ACCOUNT_NAME: 'CHO PHIEN DEMO',
  SEPAY_WEBHOOK_SECRET: 'demo-sepay-webhook-secret',
  SEPAY_API_TOKEN: 'demo-sepay-api-token',
  CASSO_WEBHOOK_SECRET: 'demo-casso-webhook-secret',
  CASSO_API_KEY: 'demo-casso-api-key',
  PAYOS_CHECKSUM_KEY: 'demo-payos-checksum-key',
  VNPAY_TMN_CODE: 'CHOPHIEN',
  VNPAY_HASH_SECRET: 'DEMOVNPAYHASHSECRET0123456789AB',
  VNPAY_HOST: 'http://127.0.0.1:3001',
  STRIPE_SECRET_KEY: 'sk_test_demochophien0000000000',
  STRIPE_WEBHOOK_SECRET: 'whsec_demochophien0000000000',
  STRIPE_API_URL: 'http://127.0.0.1:3003',
  SEPAY_API_URL: 'http://127.0.0.1:3002',
  CASSO_API_URL: 'http://127.0.0.1:3002',
} as const;

/** Where simulators stand in the demo; in production they are judged as addresses, whatever their port. */
const PARTNERS = ['VNPAY_HOST', 'STRIPE_API_URL', 'SEPAY_API_URL', 'CASSO_API_URL'] as const;

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
  const sentences = [...halfSetGateways(result.data), ...unheardAccount(result.data), ...productionMistakes(result.data)];
  if (sentences.length > 0) throw new ConfigurationError(sentences);
  return result.data;
}

function halfSetGateways(given: Settings): string[] {
  return Object.entries(gateways).flatMap(([gateway, names]) => {
    const missing = names.filter((name) => given[name] === undefined);
    return missing.length === names.length ? [] : missing.map((name) => `${name} is not set, but other settings of ${gateway} are.`);
  });
}

/** A QR whose transfers nobody tells of would take money that is never seen. */
function unheardAccount(given: Settings): string[] {
  const heard = BANK_FEEDS.some((name) => given[name] !== undefined);
  if (given.BANK_ACCOUNT_NUMBER !== undefined && !heard) return [`BANK_ACCOUNT_NUMBER is set, but no feed tells of its transfers: set one of ${BANK_FEEDS.join(', ')}.`];
  return heard && given.BANK_ACCOUNT_NUMBER === undefined ? ['BANK_ACCOUNT_NUMBER is not set, but a feed of a bank account is.'] : [];
}

function productionMistakes(given: Settings): string[] {
  if (given.NODE_ENV !== 'production') return [];
  const mistakes = Object.entries(demoSettings)
    .filter(([name, value]) => !PARTNERS.some((partner) => partner === name) && given[name as keyof Settings] === value)
    .map(([name]) => `${name} still has the demo's value; production refuses it.`);
  if (given.DEMO) mistakes.push('DEMO is 1; production refuses the demo and its simulators.');
  for (const name of PARTNERS) {
    if (given[name] === undefined) continue;
    const { hostname, protocol } = new URL(given[name]);
    if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) mistakes.push(`${name} is this machine; production refuses simulators.`);
    else if (protocol !== 'https:') mistakes.push(`${name} must be an https address in production; money is spoken of there.`);
  }
  if (given.STRIPE_SECRET_KEY?.includes('_test_') && given.STRIPE_SECRET_KEY !== demoSettings.STRIPE_SECRET_KEY) mistakes.push('STRIPE_SECRET_KEY is a key for trials; production refuses it.');
  if (given.DATABASE_URL === undefined) mistakes.push('DATABASE_URL is not set; production does not run on the embedded database.');
  if (given.PUBLIC_URL === undefined || !given.PUBLIC_URL.startsWith('https://')) mistakes.push('PUBLIC_URL must be the https address of the site in production.');
  return mistakes;
}
