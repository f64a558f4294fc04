import type { QueryAnswer } from '../payment-gateway.js';
import { outcomeOf } from './gateway-result.js';
import { fromGatewayAmount, fromGatewayTime } from './gateway-units.js';
import type { Command, MerchantAnswer } from './merchant-call.js';

/** Asks what became of a payment. */
export const QUERY_DR: Command = {
  name: 'querydr',
  signed: ['vnp_RequestId', 'vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_TransactionDate', 'vnp_CreateDate', 'vnp_IpAddr', 'vnp_OrderInfo'],
  signedAnswer: [
    'vnp_ResponseId', 'vnp_Command', 'vnp_ResponseCode', 'vnp_Message', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_Amount', 'vnp_BankCode', 'vnp_PayDate',
    'vnp_TransactionNo', 'vnp_TransactionType', 'vnp_TransactionStatus', 'vnp_OrderInfo', 'vnp_PromotionCode', 'vnp_PromotionAmount',
  ],
};

/** Reads what QueryDR answered about one of our references; an answer about anything else is not believed. */
export function readQuery(answer: MerchantAnswer, tmnCode: string, reference: string): QueryAnswer {
  if (answer.kind === 'silent') return answer;
  const { fields } = answer;
  if (fields.vnp_ResponseCode === '91') return { kind: 'unknown' };
  if (fields.vnp_ResponseCode !== '00') return { kind: 'silent', why: `VNPay answered ${fields.vnp_ResponseCode ?? 'nothing'}` };
  if (fields.vnp_TxnRef !== reference || fields.vnp_TmnCode !== tmnCode) return { kind: 'silent', why: 'answer for another payment' };
  const status = fields.vnp_TransactionStatus;
  return {
    kind: 'result',
    result: { reference, amount: fromGatewayAmount(fields.vnp_Amount), outcome: outcomeOf(status, status), transactionNo: fields.vnp_TransactionNo ?? '', paidAt: fromGatewayTime(fields.vnp_PayDate) },
  };
}
