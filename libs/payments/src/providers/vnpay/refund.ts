import type { GatewayRefund, RefundAnswer } from '../payment-gateway.js';
import type { Command, MerchantAnswer } from './merchant-call.js';

/** Has money of a payment sent back: all of it (`02`) or part of it (`03`). */
export const REFUND: Command = {
  name: 'refund',
  signed: [
    'vnp_RequestId', 'vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_TransactionType', 'vnp_TxnRef', 'vnp_Amount', 'vnp_TransactionNo',
    'vnp_TransactionDate', 'vnp_CreateBy', 'vnp_CreateDate', 'vnp_IpAddr', 'vnp_OrderInfo',
  ],
  signedAnswer: [
    'vnp_ResponseId', 'vnp_Command', 'vnp_ResponseCode', 'vnp_Message', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_Amount', 'vnp_BankCode', 'vnp_PayDate',
    'vnp_TransactionNo', 'vnp_TransactionType', 'vnp_TransactionStatus', 'vnp_OrderInfo',
  ],
};

export const FULL = '02';
export const PART = '03';

/** A refund was asked for before and VNPay is at work on it. */
const AT_WORK = '94';
/** VNPay did not take the request and will not: wrong merchant, form, payment or state. */
const REFUSED = new Set(['02', '03', '91', '95', '97']);

/**
 * Reads VNPay's answer to a refund. That one is at work on already means ours when an earlier call
 * of ours got no answer and no other refund of the payment was ever asked for; else it may be
 * another's, and people look.
 */
export function readRefund(answer: MerchantAnswer, reference: string, { unresolved, alone }: Pick<GatewayRefund, 'unresolved' | 'alone'>): RefundAnswer {
  if (answer.kind === 'silent') return answer;
  const { vnp_ResponseCode: code = '', vnp_TxnRef: named, vnp_TransactionNo: number = '' } = answer.fields;
  if (named !== reference) return { kind: 'silent', why: 'answer for another payment', sent: true };
  if (code === '00' || (code === AT_WORK && unresolved && alone)) return { kind: 'accepted', reference: number || reference };
  if (code === AT_WORK) return unresolved ? { kind: 'unclear', code } : { kind: 'waiting' };
  return unresolved && !REFUSED.has(code) ? { kind: 'unclear', code } : { kind: 'refused', code };
}
