import { randomUUID } from 'node:crypto';
import { parseCompactVietnamTime } from '../vietnam-time.js';
import { API_MESSAGES, type ApiCode, type Message } from './api-message.js';
import type { Gateway } from './gateway.js';
import { checkRefund, refundAnswer, takeRefund } from './refund.js';
import { pipeSignature, sameSignature } from './signing.js';
import type { Transaction } from './transaction.js';

const REQUEST_FIELDS: Readonly<Record<string, readonly string[]>> = {
  querydr: [
    'vnp_RequestId', 'vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_TransactionDate',
    'vnp_CreateDate', 'vnp_IpAddr', 'vnp_OrderInfo',
  ],
  refund: [
    'vnp_RequestId', 'vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_TransactionType', 'vnp_TxnRef',
    'vnp_Amount', 'vnp_TransactionNo', 'vnp_TransactionDate', 'vnp_CreateBy', 'vnp_CreateDate', 'vnp_IpAddr',
    'vnp_OrderInfo',
  ],
};

const REFUND_ANSWER_FIELDS = [
  'vnp_ResponseId', 'vnp_Command', 'vnp_ResponseCode', 'vnp_Message', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_Amount',
  'vnp_BankCode', 'vnp_PayDate', 'vnp_TransactionNo', 'vnp_TransactionType', 'vnp_TransactionStatus', 'vnp_OrderInfo',
];
const QUERY_ANSWER_FIELDS = [...REFUND_ANSWER_FIELDS, 'vnp_PromotionCode', 'vnp_PromotionAmount'];

/** QueryDR and refund. Every answer is HTTP 200 with a code and a signature of its own. */
export class MerchantApi {
  private readonly seenRequests = new Set<string>();

  constructor(private readonly gateway: Gateway) {}

  handle(body: unknown): Message {
    const request = readMessage(body);
    const command = request['vnp_Command'] ?? '';
    const fields = Object.hasOwn(REQUEST_FIELDS, command) ? REQUEST_FIELDS[command] : undefined;
    if (!fields || !isWellFormed(request)) return this.answer(request, '03');
    const { tmnCode, hashSecret } = this.gateway.merchant;
    if (request['vnp_TmnCode'] !== tmnCode) return this.answer(request, '02');
    const expected = pipeSignature(hashSecret, request, fields);
    if (!sameSignature(expected, request['vnp_SecureHash'] ?? '')) return this.answer(request, '97');
    if (this.isRepeated(request)) return this.answer(request, '94');
    const transaction = this.gateway.findByReference(request['vnp_TxnRef'] ?? '', request['vnp_TransactionDate'] ?? '');
    if (!transaction) return this.answer(request, '91');
    return command === 'refund' ? this.refund(request, transaction) : this.query(request, transaction);
  }

  /** A refund is repeated when one of that name was taken; a refused one may be asked for again. */
  private isRepeated(request: Message): boolean {
    const day = request['vnp_CreateDate']?.slice(0, 8) ?? '';
    const id = request['vnp_RequestId'] ?? '';
    if (request['vnp_Command'] === 'refund') return this.gateway.transactions().some(({ refunds }) => refunds.some(({ requestId, payDate }) => requestId === id && payDate.startsWith(day)));
    const key = `${day}|${id}`;
    if (this.seenRequests.has(key)) return true;
    this.seenRequests.add(key);
    return false;
  }

  private query(request: Message, transaction: Transaction): Message {
    // The transaction number is optional and unsigned; one that names a refund asks about that refund.
    const refund = transaction.refunds.find(({ transactionNo }) => transactionNo === request['vnp_TransactionNo']);
    if (refund) return this.answer(request, '00', refundAnswer(transaction, refund));
    const { result } = transaction;
    return this.answer(request, '00', {
      vnp_Amount: String(transaction.amount),
      vnp_BankCode: result?.bankCode ?? '',
      vnp_PayDate: result?.payDate ?? '',
      vnp_TransactionNo: result?.transactionNo ?? '',
      vnp_TransactionType: '01',
      vnp_TransactionStatus: result?.status ?? '01',
      vnp_OrderInfo: transaction.orderInfo,
      vnp_PromotionCode: '',
      vnp_PromotionAmount: '',
    });
  }

  private refund(request: Message, transaction: Transaction): Message {
    const refused = checkRefund(request, transaction);
    if (refused) return this.answer(request, refused);
    return this.answer(request, '00', refundAnswer(transaction, takeRefund(this.gateway, request, transaction)));
  }

  private answer(request: Message, code: ApiCode, details: Message = {}): Message {
    const command = request['vnp_Command'] ?? '';
    const answer: Message = {
      vnp_ResponseId: randomUUID().replaceAll('-', ''),
      vnp_Command: command,
      vnp_ResponseCode: code,
      vnp_Message: API_MESSAGES[code],
      vnp_TmnCode: this.gateway.merchant.tmnCode,
      vnp_TxnRef: request['vnp_TxnRef'] ?? '',
      ...details,
    };
    const fields = command === 'querydr' ? QUERY_ANSWER_FIELDS : REFUND_ANSWER_FIELDS;
    return { ...answer, vnp_SecureHash: pipeSignature(this.gateway.merchant.hashSecret, answer, fields) };
  }
}

/** Dates and amounts come as JSON numbers from some merchants; their text is what is signed. */
function readMessage(body: unknown): Message {
  if (typeof body !== 'object' || body === null) return {};
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(texts.map(([key, value]) => [key, String(value)]));
}

function isWellFormed(request: Message): boolean {
  const required = ['vnp_TmnCode', 'vnp_TxnRef', 'vnp_IpAddr', 'vnp_OrderInfo'];
  if (request['vnp_Command'] === 'refund') required.push('vnp_CreateBy');
  return required.every((name) => request[name])
    && request['vnp_Version'] === '2.1.0'
    && /^[A-Za-z0-9]{1,32}$/.test(request['vnp_RequestId'] ?? '')
    && isDate(request['vnp_TransactionDate'])
    && isDate(request['vnp_CreateDate'])
    && (request['vnp_Command'] !== 'refund' || isRefundForm(request));
}

function isRefundForm(request: Message): boolean {
  const amount = request['vnp_Amount'] ?? '';
  return /^0[23]$/.test(request['vnp_TransactionType'] ?? '') && /^[1-9]\d{2,11}$/.test(amount) && amount.endsWith('00');
}

function isDate(text: string | undefined): boolean {
  return parseCompactVietnamTime(text ?? '') !== null;
}
