import { randomBytes } from 'node:crypto';
import { openJournal, type Journal } from '../journal.js';
import { Sequence } from '../sequence.js';
import { compactVietnamTime, parseCompactVietnamTime } from '../vietnam-time.js';
import { PAYMENT_WAYS, findOutcome, type Outcome } from './outcomes.js';
import { checkPaymentRequest, readParameters, type PaymentParameters, type Refusal } from './payment-request.js';
import { transactionSchema, type PaymentResult, type Transaction } from './transaction.js';

export interface Merchant {
  readonly tmnCode: string;
  readonly hashSecret: string;
}

export type Opened = { transaction: Transaction } | { refusal: Refusal };

/** The gateway's books: every payment asked for, what became of it, and the rule that a reference is used once. */
export class Gateway {
  private readonly byToken = new Map<string, Transaction>();
  private readonly byReference = new Map<string, Transaction>();
  private readonly numbers = new Sequence();
  private readonly journal: Journal<Transaction>;

  constructor(
    readonly merchant: Merchant,
    readonly now: () => Date,
    stateDir?: string,
  ) {
    this.journal = openJournal(stateDir, 'vnpay', transactionSchema);
    for (const transaction of this.journal.loaded.values()) this.remember(transaction);
  }

  /** Newest last. */
  transactions(): Transaction[] {
    return [...this.byToken.values()];
  }

  find(token: string): Transaction | undefined {
    return this.byToken.get(token);
  }

  /** `transactionDate` is the payment's own vnp_CreateDate, as QueryDR and refunds name it. */
  findByReference(txnRef: string, transactionDate: string): Transaction | undefined {
    const transaction = this.byReference.get(referenceKey(txnRef, transactionDate));
    return transaction?.createDate === transactionDate ? transaction : undefined;
  }

  /** Takes a merchant's redirect. Opening the same unfinished payment again shows it again. */
  open(rawQuery: string): Opened {
    const parameters = readParameters(rawQuery);
    if (!parameters) return { refusal: { code: '03' } };
    const refusal = checkPaymentRequest(parameters, this.merchant, this.now());
    if (refusal) return { refusal };
    const key = referenceKey(parameters['vnp_TxnRef'] ?? '', parameters['vnp_CreateDate'] ?? '');
    const known = this.byReference.get(key);
    if (!known) return { transaction: this.create(parameters) };
    const hash = (parameters['vnp_SecureHash'] ?? '').toLowerCase();
    if (known.requestHash !== hash) return { refusal: { code: '01', parameter: 'vnp_TxnRef' } };
    return known.result ? { refusal: { code: '02', parameter: 'vnp_TxnRef' } } : { transaction: known };
  }

  /** Ends a payment once; a second call answers the first result. Past its expiry it can only expire. */
  settle(transaction: Transaction, outcome: Outcome, way: string): PaymentResult {
    if (transaction.result) return transaction.result;
    const expiry = parseCompactVietnamTime(transaction.expireDate);
    const expired = expiry !== null && expiry <= this.now() ? findOutcome('expired') : undefined;
    const result = this.resultOf(expired ?? outcome, transaction.bankCode || way);
    transaction.result = result;
    this.save(transaction);
    return result;
  }

  nextTransactionNo(): string {
    return String(this.numbers.next());
  }

  save(transaction: Transaction): void {
    this.journal.put(transaction.token, transaction);
  }

  private create(parameters: PaymentParameters): Transaction {
    const field = (name: string): string => parameters[name] ?? '';
    const transaction: Transaction = {
      token: randomBytes(18).toString('base64url'),
      txnRef: field('vnp_TxnRef'),
      amount: Number(field('vnp_Amount')),
      orderInfo: field('vnp_OrderInfo'),
      locale: field('vnp_Locale'),
      bankCode: field('vnp_BankCode'),
      returnUrl: field('vnp_ReturnUrl'),
      createDate: field('vnp_CreateDate'),
      expireDate: field('vnp_ExpireDate'),
      requestHash: field('vnp_SecureHash').toLowerCase(),
      result: null,
      refunds: [],
      notice: 'none',
    };
    this.remember(transaction);
    this.save(transaction);
    return transaction;
  }

  private remember(transaction: Transaction): void {
    this.byToken.set(transaction.token, transaction);
    this.byReference.set(referenceKey(transaction.txnRef, transaction.createDate), transaction);
  }

  private resultOf(outcome: Outcome, way: string): PaymentResult {
    const paid = (Object.hasOwn(PAYMENT_WAYS, way) && PAYMENT_WAYS[way]) || { bankCode: 'VNPAY', cardType: 'QRCODE' };
    const transactionNo = outcome.debited ? this.nextTransactionNo() : '0';
    return {
      responseCode: outcome.responseCode,
      status: outcome.status,
      bankCode: paid.bankCode,
      bankTranNo: outcome.debited ? `VNP${transactionNo}` : '',
      cardType: paid.cardType,
      transactionNo,
      payDate: compactVietnamTime(this.now()),
    };
  }
}

/** A reference is unique per merchant and day of vnp_CreateDate. */
function referenceKey(txnRef: string, createDate: string): string {
  return `${createDate.slice(0, 8)}|${txnRef}`;
}
