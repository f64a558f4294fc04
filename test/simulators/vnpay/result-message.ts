import { signedQuery } from './signing.js';
import type { PaymentResult, Transaction } from './transaction.js';

/** Ways to spoil a notice on purpose. */
export type Corruption = 'none' | 'signature' | 'amount';

/** The fields VNPay sends back on the browser's return and in the IPN. */
export function resultFields(
  tmnCode: string,
  transaction: Transaction,
  result: PaymentResult,
): Record<string, string> {
  return {
    vnp_Amount: String(transaction.amount),
    vnp_BankCode: result.bankCode,
    vnp_BankTranNo: result.bankTranNo,
    vnp_CardType: result.cardType,
    vnp_OrderInfo: transaction.orderInfo,
    vnp_PayDate: result.payDate,
    vnp_ResponseCode: result.responseCode,
    vnp_TmnCode: tmnCode,
    vnp_TransactionNo: result.transactionNo,
    vnp_TransactionStatus: result.status,
    vnp_TxnRef: transaction.txnRef,
  };
}

/** A signed query of the result; a corrupted amount is signed rightly, a corrupted signature differs in its last digit. */
export function resultQuery(
  merchant: { tmnCode: string; hashSecret: string },
  transaction: Transaction,
  result: PaymentResult,
  corruption: Corruption = 'none',
): string {
  const fields = resultFields(merchant.tmnCode, transaction, result);
  if (corruption === 'amount') fields['vnp_Amount'] = String(transaction.amount + 100);
  const query = signedQuery(merchant.hashSecret, fields);
  if (corruption !== 'signature') return query;
  return query.slice(0, -1) + (query.endsWith('0') ? '1' : '0');
}

/** Appends a query to an address that may already carry one. */
export function withQuery(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
