import { Redelivery } from '../redelivery.js';
import type { Gateway } from './gateway.js';
import { resultQuery, withQuery, type Corruption } from './result-message.js';
import type { Transaction } from './transaction.js';

export interface IpnAnswer {
  /** Null when nobody answered in time. */
  readonly httpStatus: number | null;
  readonly rspCode: string | null;
  readonly message: string | null;
}

export interface IpnRecord extends IpnAnswer {
  readonly txnRef: string;
  readonly sentAt: string;
  readonly corruption: Corruption;
  readonly query: string;
}

export interface IpnOrder {
  readonly times: number;
  readonly delayMs: number;
  readonly corruption: Corruption;
  /** Send the copies at once instead of one after the other. */
  readonly parallel: boolean;
}

export interface IpnSettings {
  readonly ipnUrl: string;
  readonly ipnRetry: { readonly times: number; readonly everyMs: number };
}

// The merchant settled the payment, so VNPay stops; on any other code or none it repeats.
const FINAL_CODES = new Set(['00', '02']);
const ANSWER_TIMEOUT_MS = 15_000;
const RECORDS_KEPT = 1000;

/** Sends notices to the merchant and repeats them until RspCode 00 or 02. */
export class IpnSender {
  readonly records: IpnRecord[] = [];
  private readonly redelivery = new Redelivery();
  private readonly stopped = new AbortController();

  constructor(
    private readonly gateway: Gateway,
    private readonly settings: IpnSettings,
  ) {
    for (const transaction of gateway.transactions()) {
      if (transaction.notice === 'due') this.repeat(transaction);
    }
  }

  /** Answers of the first sending of each copy; repetitions go on by themselves. A spoilt notice is never repeated. */
  async deliver(transaction: Transaction, order: IpnOrder): Promise<IpnAnswer[]> {
    const genuine = order.corruption === 'none';
    if (genuine) this.mark(transaction, 'due');
    if (order.delayMs > 0) await this.pause(order.delayMs);
    const answers = await this.sendCopies(transaction, order);
    if (genuine) this.conclude(transaction, answers);
    return answers;
  }

  close(): void {
    this.redelivery.close();
    this.stopped.abort();
  }

  private async sendCopies(transaction: Transaction, order: IpnOrder): Promise<IpnAnswer[]> {
    const send = (): Promise<IpnAnswer> => this.send(transaction, order.corruption);
    if (order.parallel) return Promise.all(Array.from({ length: order.times }, send));
    const answers: IpnAnswer[] = [];
    for (let copy = 0; copy < order.times; copy += 1) answers.push(await send());
    return answers;
  }

  private conclude(transaction: Transaction, answers: readonly IpnAnswer[]): void {
    if (answers.some(isFinal)) this.mark(transaction, 'confirmed');
    else this.repeat(transaction);
  }

  private repeat(transaction: Transaction): void {
    const { times, everyMs } = this.settings.ipnRetry;
    const waits = Array.from({ length: times }, () => everyMs);
    const attempt = async (): Promise<boolean> => {
      if (transaction.notice === 'confirmed') return true;
      const accepted = isFinal(await this.send(transaction, 'none'));
      if (accepted) this.mark(transaction, 'confirmed');
      return accepted;
    };
    this.redelivery.schedule(waits, attempt, () => this.mark(transaction, 'given_up'));
  }

  private async send(transaction: Transaction, corruption: Corruption): Promise<IpnAnswer> {
    const { result } = transaction;
    if (!result) return { httpStatus: null, rspCode: null, message: 'not finished' };
    const query = resultQuery(this.gateway.merchant, transaction, result, corruption);
    const sentAt = this.gateway.now().toISOString();
    const answer = await this.call(withQuery(this.settings.ipnUrl, query));
    this.records.push({ txnRef: transaction.txnRef, sentAt, corruption, query, ...answer });
    if (this.records.length > RECORDS_KEPT) this.records.shift();
    return answer;
  }

  private async call(url: string): Promise<IpnAnswer> {
    try {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
      const response = await fetch(url, { signal, redirect: 'manual' });
      return { httpStatus: response.status, ...readAnswer(await response.text()) };
    } catch (error) {
      return { httpStatus: null, rspCode: null, message: error instanceof Error ? error.message : 'no answer' };
    }
  }

  private mark(transaction: Transaction, notice: Transaction['notice']): void {
    // A late repetition must not reopen what another copy has settled.
    if (transaction.notice === notice || transaction.notice === 'confirmed') return;
    transaction.notice = notice;
    this.gateway.save(transaction);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.redelivery.after(ms, async () => resolve()));
  }
}

function isFinal(answer: IpnAnswer): boolean {
  return answer.httpStatus === 200 && answer.rspCode !== null && FINAL_CODES.has(answer.rspCode);
}

function readAnswer(text: string): { rspCode: string | null; message: string | null } {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { rspCode: null, message: null };
    const { RspCode: code, Message: message } = body as Record<string, unknown>;
    return {
      rspCode: typeof code === 'string' ? code : null,
      message: typeof message === 'string' ? message : null,
    };
  } catch {
    return { rspCode: null, message: 'not JSON' };
  }
}
