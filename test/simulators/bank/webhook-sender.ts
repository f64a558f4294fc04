import { Redelivery } from '../redelivery.js';
import type { Bank } from './bank.js';
import { cassoBody, cassoHeaders, payosBody } from './other-feeds.js';
import { webhookBody, webhookHeaders, type WebhookFaults } from './sepay-webhook.js';
import type { Transfer } from './transfer.js';

export interface WebhookAnswer {
  /** Null when nobody answered in time. */
  readonly status: number | null;
  readonly body: string;
}

export interface WebhookRecord extends WebhookAnswer {
  readonly eventId: number;
  readonly sentAt: string;
}

/** Who reports the account's transfers. */
export const FEEDS = ['sepay', 'casso', 'payos'] as const;
export type Feed = (typeof FEEDS)[number];

export interface WebhookOrder extends WebhookFaults {
  /** SePay unless told. */
  readonly feed?: Feed;
  readonly times: number;
  readonly delayMs: number;
  /** Send the copies at once instead of one after the other. */
  readonly parallel: boolean;
}

export interface WebhookSettings {
  readonly sepayUrl: string;
  readonly sepaySecret: string;
  readonly casso?: { readonly url: string; readonly secret: string };
  readonly payos?: { readonly url: string; readonly checksumKey: string };
  /** One step of the documented waits 1, 1, 2, 3, 5, 8, 13: a minute in real life. */
  readonly retryUnitMs: number;
}

const RETRY_STEPS = [1, 1, 2, 3, 5, 8, 13];
const ANSWER_TIMEOUT_MS = 30_000;
const RECORDS_KEPT = 1000;
const BODY_KEPT = 2000;

/** Sends SePay's webhook and repeats it until HTTP 200 with `{"success":true}`. */
export class WebhookSender {
  readonly records: WebhookRecord[] = [];
  private readonly redelivery = new Redelivery();
  private readonly stopped = new AbortController();

  constructor(
    private readonly bank: Bank,
    private readonly settings: WebhookSettings,
  ) {
    for (const transfer of bank.transfers()) {
      if (transfer.notice === 'due') this.repeat(transfer);
    }
  }

  /** Answers of the first sending of each copy; repetitions go on by themselves. A spoilt notice is never repeated. */
  async deliver(transfer: Transfer, order: WebhookOrder): Promise<WebhookAnswer[]> {
    const genuine = !order.badSignature && !order.oldTimestamp;
    if (genuine) this.mark(transfer, 'due');
    if (order.delayMs > 0) await this.pause(order.delayMs);
    const answers = await this.sendCopies(transfer, order);
    if (genuine && answers.some(isAccepted)) this.mark(transfer, 'delivered');
    else if (genuine) this.repeat(transfer, order.feed);
    return answers;
  }

  recordsOf(eventId: number): WebhookRecord[] {
    return this.records.filter((record) => record.eventId === eventId);
  }

  close(): void {
    this.redelivery.close();
    this.stopped.abort();
  }

  private async sendCopies(transfer: Transfer, order: WebhookOrder): Promise<WebhookAnswer[]> {
    const send = (): Promise<WebhookAnswer> => this.send(transfer, order);
    if (order.parallel) return Promise.all(Array.from({ length: order.times }, send));
    const answers: WebhookAnswer[] = [];
    for (let copy = 0; copy < order.times; copy += 1) answers.push(await send());
    return answers;
  }

  private repeat(transfer: Transfer, feed?: Feed): void {
    const waits = RETRY_STEPS.map((step) => step * this.settings.retryUnitMs);
    const attempt = async (): Promise<boolean> => {
      if (transfer.notice === 'delivered') return true;
      const accepted = isAccepted(await this.send(transfer, { badSignature: false, oldTimestamp: false, feed }));
      if (accepted) this.mark(transfer, 'delivered');
      return accepted;
    };
    this.redelivery.schedule(waits, attempt, () => this.mark(transfer, 'given_up'));
  }

  private async send(transfer: Transfer, faults: WebhookFaults & { feed?: Feed | undefined }): Promise<WebhookAnswer> {
    const now = this.bank.now();
    const { url, body, headers } = this.message(transfer, faults, now);
    const answer = await this.post(url, body, headers);
    this.records.push({ eventId: transfer.eventId, sentAt: now.toISOString(), ...answer });
    if (this.records.length > RECORDS_KEPT) this.records.shift();
    return answer;
  }

  private message(transfer: Transfer, faults: WebhookFaults & { feed?: Feed | undefined }, now: Date): { url: string; body: string; headers: Record<string, string> } {
    const { account } = this.bank;
    const { sepayUrl, sepaySecret, casso, payos } = this.settings;
    if (faults.feed === 'payos' && payos) return { url: payos.url, body: payosBody(account, transfer, payos.checksumKey, faults), headers: { 'content-type': 'application/json' } };
    if (faults.feed === 'casso' && casso) {
      const body = cassoBody(account, transfer);
      return { url: casso.url, body, headers: cassoHeaders(casso.secret, body, now, faults) };
    }
    const body = webhookBody(account, transfer);
    return { url: sepayUrl, body, headers: webhookHeaders(sepaySecret, body, now, faults) };
  }

  private async post(url: string, body: string, headers: Record<string, string>): Promise<WebhookAnswer> {
    try {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
      const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      return { status: response.status, body: (await response.text()).slice(0, BODY_KEPT) };
    } catch (error) {
      return { status: null, body: error instanceof Error ? error.message : 'no answer' };
    }
  }

  private mark(transfer: Transfer, notice: Transfer['notice']): void {
    // A late repetition must not reopen what another copy has delivered.
    if (transfer.notice === notice || transfer.notice === 'delivered') return;
    transfer.notice = notice;
    this.bank.save(transfer);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.redelivery.after(ms, async () => resolve()));
  }
}

function isAccepted(answer: WebhookAnswer): boolean {
  if (answer.status !== 200) return false;
  try {
    const body: unknown = JSON.parse(answer.body);
    return typeof body === 'object' && body !== null && 'success' in body && body.success === true;
  } catch {
    return false;
  }
}
