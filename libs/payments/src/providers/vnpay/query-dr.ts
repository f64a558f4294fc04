import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { z } from 'zod';
import { Config } from '@cho-phien/platform';
import { outcomeOf } from './gateway-result.js';
import type { GatewayResult } from './gateway-result.js';
import { fromGatewayAmount, fromGatewayTime, toGatewayTime } from './gateway-units.js';
import { pipeSignature, sameSignature } from './signing.js';
import { vnpayMerchant } from './vnpay-provider.js';
import type { VnpayMerchant } from './vnpay-provider.js';

const REQUEST = ['vnp_RequestId', 'vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_TransactionDate', 'vnp_CreateDate', 'vnp_IpAddr', 'vnp_OrderInfo'] as const;
const ANSWER = [
  'vnp_ResponseId', 'vnp_Command', 'vnp_ResponseCode', 'vnp_Message', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_Amount', 'vnp_BankCode', 'vnp_PayDate',
  'vnp_TransactionNo', 'vnp_TransactionType', 'vnp_TransactionStatus', 'vnp_OrderInfo', 'vnp_PromotionCode', 'vnp_PromotionAmount',
] as const;

/** Gateway's answer in time: connecting and reading together. */
const ANSWER_MS = 5_000;
const LONGEST_ANSWER = 64 * 1024;

const answerBody = z.record(z.string(), z.union([z.string(), z.number(), z.null()]).transform((value) => (value === null ? '' : String(value))));

/** `unknown`: the gateway never saw the payment. `silent`: no answer that can be believed. */
export type QueryAnswer = { kind: 'result'; result: GatewayResult } | { kind: 'unknown' } | { kind: 'silent'; why: string };

/** Asks VNPay what became of a payment (QueryDR). Network: never inside a transaction. */
@Injectable()
export class QueryDr {
  private readonly merchant: VnpayMerchant | null;

  constructor(config: Config, @Inject(Clock) private readonly clock: Clock) { this.merchant = vnpayMerchant(config); }

  /** @param redirectCreatedAt the vnp_CreateDate with which the buyer was sent to VNPay */
  async ask(reference: string, redirectCreatedAt: Date): Promise<QueryAnswer> {
    if (!this.merchant) return { kind: 'silent', why: 'VNPay is not configured' };
    try {
      return readAnswer(await this.post(this.merchant, this.question(this.merchant, reference, redirectCreatedAt)), this.merchant, reference);
    } catch (error) {
      return { kind: 'silent', why: error instanceof Error ? error.name : 'no answer' };
    }
  }

  private question({ tmnCode, hashSecret }: VnpayMerchant, reference: string, createdAt: Date): Record<string, string> {
    const question = {
      vnp_RequestId: randomUUID().replaceAll('-', ''),
      vnp_Version: '2.1.0',
      vnp_Command: 'querydr',
      vnp_TmnCode: tmnCode,
      vnp_TxnRef: reference,
      vnp_TransactionDate: toGatewayTime(createdAt),
      vnp_CreateDate: toGatewayTime(this.clock.now()),
      vnp_IpAddr: '127.0.0.1',
      vnp_OrderInfo: `Truy van ${reference}`,
    };
    return { ...question, vnp_SecureHash: pipeSignature(hashSecret, question, REQUEST) };
  }

  private async post({ host }: VnpayMerchant, body: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${host}/merchant_webapi/api/transaction`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    if (text.length > LONGEST_ANSWER) throw new RangeError('answer too long');
    return JSON.parse(text);
  }
}

/** Reads an answer; only one with our secret's signature, for our reference, is believed. */
export function readAnswer(body: unknown, { tmnCode, hashSecret }: VnpayMerchant, reference: string): QueryAnswer {
  const parsed = answerBody.safeParse(body);
  if (!parsed.success) return { kind: 'silent', why: 'malformed answer' };
  const answer = parsed.data;
  if (!sameSignature(pipeSignature(hashSecret, answer, ANSWER), answer.vnp_SecureHash ?? '')) return { kind: 'silent', why: 'answer not signed by VNPay' };
  if (answer.vnp_ResponseCode === '91') return { kind: 'unknown' };
  if (answer.vnp_ResponseCode !== '00') return { kind: 'silent', why: `VNPay answered ${answer.vnp_ResponseCode ?? 'nothing'}` };
  if (answer.vnp_TxnRef !== reference || answer.vnp_TmnCode !== tmnCode) return { kind: 'silent', why: 'answer for another payment' };
  const status = answer.vnp_TransactionStatus;
  return {
    kind: 'result',
    result: { reference, amount: fromGatewayAmount(answer.vnp_Amount), outcome: outcomeOf(status, status), transactionNo: answer.vnp_TransactionNo ?? '', paidAt: fromGatewayTime(answer.vnp_PayDate) },
  };
}
