import { isIP } from 'node:net';
import { parseCompactVietnamTime } from '../vietnam-time.js';
import { PAYMENT_WAYS } from './outcomes.js';
import { canonicalQuery, hmacSha512, sameSignature } from './signing.js';

/** Codes of the gateway's error page. */
export type RefusalCode = '01' | '02' | '03' | '15' | '70' | '72' | '76';

export interface Refusal {
  readonly code: RefusalCode;
  /** The parameter at fault, when one is. */
  readonly parameter?: string;
}

export type PaymentParameters = Readonly<Record<string, string>>;

const PATTERNS: Readonly<Record<string, RegExp>> = {
  vnp_Version: /^2\.1\.0$/,
  vnp_Command: /^pay$/,
  vnp_TmnCode: /^[A-Za-z0-9]{8}$/,
  vnp_Amount: /^[1-9]\d{2,11}$/,
  vnp_CreateDate: /^\d{14}$/,
  vnp_ExpireDate: /^\d{14}$/,
  vnp_CurrCode: /^VND$/,
  vnp_Locale: /^(vn|en)$/,
  // Vietnamese without diacritics and without special characters; the colon is in VNPay's own sample.
  vnp_OrderInfo: /^[A-Za-z0-9 _.,:-]{1,255}$/,
  vnp_OrderType: /^[A-Za-z0-9_]{1,100}$/,
  vnp_ReturnUrl: /^https?:\/\/.{2,247}$/,
  vnp_TxnRef: /^[A-Za-z0-9_.-]{1,100}$/,
  vnp_IpAddr: /^.{7,45}$/,
};

const CLOCK_SKEW_MS = 10 * 60 * 1000;

/** Splits a raw query; null when a parameter comes twice or a percent code is broken. */
export function readParameters(rawQuery: string): PaymentParameters | null {
  if (/%(?![0-9A-Fa-f]{2})/.test(rawQuery)) return null;
  const parameters: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(rawQuery)) {
    if (Object.hasOwn(parameters, key)) return null;
    parameters[key] = value;
  }
  return parameters;
}

/**
 * Checks a payment request by itself, in the order website, signature, form, times.
 * Whether the reference is new is the gateway's to say.
 */
export function checkPaymentRequest(
  parameters: PaymentParameters,
  merchant: { tmnCode: string; hashSecret: string },
  now: Date,
): Refusal | null {
  if (parameters['vnp_TmnCode'] !== merchant.tmnCode) return { code: '72', parameter: 'vnp_TmnCode' };
  const expected = hmacSha512(merchant.hashSecret, canonicalQuery(parameters));
  if (!sameSignature(expected, parameters['vnp_SecureHash'] ?? '')) return { code: '70' };
  const malformed = findMalformed(parameters);
  if (malformed) return { code: '03', parameter: malformed };
  const bank = parameters['vnp_BankCode'];
  if (bank && !Object.hasOwn(PAYMENT_WAYS, bank)) return { code: '76', parameter: 'vnp_BankCode' };
  return checkTimes(parameters, now);
}

function findMalformed(parameters: PaymentParameters): string | undefined {
  const unmatched = Object.entries(PATTERNS).find(([name, pattern]) => !pattern.test(parameters[name] ?? ''));
  if (unmatched) return unmatched[0];
  // The unit is đồng × 100 and đồng have no fractions.
  if (!parameters['vnp_Amount']?.endsWith('00')) return 'vnp_Amount';
  if (!isIP(parameters['vnp_IpAddr'] ?? '')) return 'vnp_IpAddr';
  if (!URL.canParse(parameters['vnp_ReturnUrl'] ?? '')) return 'vnp_ReturnUrl';
  return undefined;
}

function checkTimes(parameters: PaymentParameters, now: Date): Refusal | null {
  const created = parseCompactVietnamTime(parameters['vnp_CreateDate'] ?? '');
  const expires = parseCompactVietnamTime(parameters['vnp_ExpireDate'] ?? '');
  if (!created || created.getTime() > now.getTime() + CLOCK_SKEW_MS) return { code: '03', parameter: 'vnp_CreateDate' };
  if (!expires || expires <= created) return { code: '03', parameter: 'vnp_ExpireDate' };
  return expires <= now ? { code: '15', parameter: 'vnp_ExpireDate' } : null;
}
