import { compactVietnamTime } from '../vietnam-time.js';
import type { ApiCode, Message } from './api-message.js';
import type { Gateway } from './gateway.js';
import { refundedAmount, type Refund, type Transaction } from './transaction.js';

// vnp_TransactionStatus of a refund that VNPay has accepted and not yet handed to the bank.
const IN_PROCESS = '05';
const FULL = '02';

/** Why a refund is refused, or null. What was paid can be given back once, in one piece or in parts. */
export function checkRefund(request: Message, transaction: Transaction): ApiCode | null {
  if (transaction.result?.status !== '00') return '95';
  const named = request['vnp_TransactionNo'] ?? '';
  if (named !== '' && named !== '0' && named !== transaction.result.transactionNo) return '91';
  const amount = Number(request['vnp_Amount']);
  const refunded = refundedAmount(transaction);
  if (amount + refunded > transaction.amount) return '99';
  const whole = refunded === 0 && amount === transaction.amount;
  return request['vnp_TransactionType'] === FULL && !whole ? '99' : null;
}

export function takeRefund(gateway: Gateway, request: Message, transaction: Transaction): Refund {
  const refund: Refund = {
    requestId: request['vnp_RequestId'] ?? '',
    amount: Number(request['vnp_Amount']),
    type: request['vnp_TransactionType'] === FULL ? '02' : '03',
    transactionNo: gateway.nextTransactionNo(),
    status: IN_PROCESS,
    payDate: compactVietnamTime(gateway.now()),
  };
  transaction.refunds.push(refund);
  gateway.save(transaction);
  return refund;
}

/** The fields of an answer that speaks of one refund. */
export function refundAnswer(transaction: Transaction, refund: Refund): Message {
  return {
    vnp_Amount: String(refund.amount),
    vnp_BankCode: transaction.result?.bankCode ?? '',
    vnp_PayDate: refund.payDate,
    vnp_TransactionNo: refund.transactionNo,
    vnp_TransactionType: refund.type,
    vnp_TransactionStatus: refund.status,
    vnp_OrderInfo: transaction.orderInfo,
  };
}
