import type { GatewayOutcome, GatewayResult } from '../payment-gateway.js';
import { fromGatewayAmount, fromGatewayTime } from './gateway-units.js';

const HELD = new Set(['04', '07']);
const UNDECIDED = new Set(['01', '05', '06', '09']); // not finished; a refund on its way or refused says nothing new of the payment

/** Paid only if both codes are 00 (PAY 2.1.0). */
export function outcomeOf(responseCode: string | undefined, transactionStatus: string | undefined): GatewayOutcome {
  if (responseCode === '00' && transactionStatus === '00') return 'paid';
  if (responseCode === '07' || HELD.has(transactionStatus ?? '')) return 'held';
  return UNDECIDED.has(transactionStatus ?? '') ? 'pending' : 'failed';
}

/** What we ever sent as vnp_TxnRef looks like this; anything else names no payment. */
const REFERENCE = /^[\x21-\x7e]{1,100}$/;

/** The result in a return or an IPN. */
export const resultOf = (fields: Readonly<Record<string, string>>): GatewayResult => ({
  reference: REFERENCE.test(fields.vnp_TxnRef ?? '') ? fields.vnp_TxnRef! : '',
  amount: fromGatewayAmount(fields.vnp_Amount),
  outcome: outcomeOf(fields.vnp_ResponseCode, fields.vnp_TransactionStatus),
  transactionNo: fields.vnp_TransactionNo ?? '',
  paidAt: fromGatewayTime(fields.vnp_PayDate),
});
