import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { Config, Outbound, OutboundFailure } from '@cho-phien/platform';
import { z } from 'zod';
import { sameSignature } from '../same-signature.js';
import { toGatewayTime } from './gateway-units.js';
import { pipeSignature } from './signing.js';
import { vnpayMerchant } from './vnpay-provider.js';
import type { VnpayMerchant } from './vnpay-provider.js';

export type Fields = Readonly<Record<string, string>>;

/** A command of VNPay's merchant API (PAY 2.1.0): which values are signed, in which order. */
export interface Command { name: 'querydr' | 'refund'; signed: readonly string[]; signedAnswer: readonly string[] }

/** `silent`: no answer that can be believed. */
export type MerchantAnswer = { kind: 'answer'; fields: Fields } | { kind: 'silent'; why: string; sent: boolean };

const MALFORMED: MerchantAnswer = { kind: 'silent', why: 'malformed answer', sent: true };

const answerBody = z.record(z.string(), z.union([z.string(), z.number(), z.null()]).transform((value) => (value === null ? '' : String(value))));

/** Speaks to VNPay's merchant API; only answers with our secret's signature are believed. Network: never inside a transaction. */
@Injectable()
export class MerchantCall {
  readonly merchant: VnpayMerchant | null;

  constructor(config: Config, private readonly outbound: Outbound, private readonly clock: Clock) { this.merchant = vnpayMerchant(config); }

  /** @param more the command's own fields; a `vnp_RequestId` among them names the request */
  async run(command: Command, more: Fields): Promise<MerchantAnswer> {
    if (!this.merchant) return { kind: 'silent', why: 'VNPay is not configured', sent: false };
    try {
      const body = JSON.stringify(this.message(this.merchant, command, more));
      const { body: text } = await this.outbound.send('vnpay', { method: 'POST', url: `${this.merchant.host}/merchant_webapi/api/transaction`, headers: { 'content-type': 'application/json' }, body });
      return readAnswer(JSON.parse(text), this.merchant, command);
    } catch (error) {
      return error instanceof OutboundFailure ? { kind: 'silent', why: error.why, sent: error.sent } : MALFORMED;
    }
  }

  private message({ tmnCode, hashSecret }: VnpayMerchant, { name, signed }: Command, more: Fields): Fields {
    const message = {
      vnp_RequestId: randomUUID().replaceAll('-', ''), vnp_Version: '2.1.0', vnp_Command: name, vnp_TmnCode: tmnCode,
      vnp_CreateDate: toGatewayTime(this.clock.now()), vnp_IpAddr: '127.0.0.1', ...more,
    };
    return { ...message, vnp_SecureHash: pipeSignature(hashSecret, message, signed) };
  }
}

export function readAnswer(body: unknown, { hashSecret }: VnpayMerchant, { signedAnswer }: Command): MerchantAnswer {
  const parsed = answerBody.safeParse(body);
  if (!parsed.success) return MALFORMED;
  const fields = parsed.data;
  const genuine = sameSignature(pipeSignature(hashSecret, fields, signedAnswer), fields.vnp_SecureHash ?? '');
  return genuine ? { kind: 'answer', fields } : { kind: 'silent', why: 'answer not signed by VNPay', sent: true };
}
