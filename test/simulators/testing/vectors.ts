import { readFileSync } from 'node:fs';

export interface VietQrVectors {
  readonly crc_check: { readonly input: string; readonly crc: string };
  readonly positive: readonly {
    readonly payload: string; readonly service: string; readonly init: string; readonly bin: string;
    readonly account: string; readonly amount: number | null; readonly purpose: string | null;
    readonly tag62: Readonly<Record<string, string>> | null;
  }[];
  readonly negative: readonly { readonly payload: string; readonly reason: string }[];
  readonly other_scheme: readonly { readonly payload: string }[];
}

interface SignedText {
  readonly string_to_sign: string;
  readonly fields_in_order: readonly string[];
  readonly vnp_SecureHash: string;
}

export interface GatewayVectors {
  readonly vnpay_pay_url: {
    readonly hash_secret: string; readonly params: Record<string, string>;
    readonly string_to_sign: string; readonly vnp_SecureHash: string; readonly url: string;
  };
  readonly vnpay_ipn: { readonly cases: readonly { readonly case: string; readonly query_string: string }[] };
  readonly vnpay_querydr: SignedText;
  readonly vnpay_refund: SignedText;
  readonly vnpay_encoding: { readonly params: Record<string, string | number>; readonly string_to_sign: string };
  readonly sepay_webhook_hmac: {
    readonly secret: string; readonly headers: Readonly<Record<string, string>>; readonly raw_body: string;
  };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));
}

export const vietQrVectors = read('vietqr-vectors.json') as VietQrVectors;
export const gatewayVectors = read('gateway-vectors.json') as GatewayVectors;
