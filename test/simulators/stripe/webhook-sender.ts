import { createHmac, randomBytes } from 'node:crypto';
import { Redelivery } from '../redelivery.js';

export interface WebhookFaults { readonly badSignature: boolean; readonly oldTimestamp: boolean }
export interface WebhookOrder extends WebhookFaults { readonly times: number; readonly delayMs: number; readonly parallel: boolean }
export interface WebhookAnswer { readonly status: number | null; readonly body: string }
export interface WebhookRecord extends WebhookAnswer { readonly eventId: string; readonly type: string; readonly sentAt: string }

/** One event; sent again it is the same text. */
export interface StripeEvent { readonly id: string; readonly type: string; readonly body: string }

export const GENUINE: WebhookOrder = { times: 1, delayMs: 0, parallel: false, badSignature: false, oldTimestamp: false };

const ANSWER_TIMEOUT_MS = 10_000;
const OLD_SECONDS = 600;
const KEPT = 1_000;

export function newEvent(type: string, object: unknown, at: Date): StripeEvent {
  const id = `evt_${randomBytes(12).toString('hex')}`;
  const body = { id, object: 'event', api_version: '2026-10-28.endive', created: Math.floor(at.getTime() / 1_000), livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } };
  return { id, type, body: JSON.stringify(body) };
}

/** `t=<s>,v1=<HMAC-SHA256 of {t}.{body} in hex>`. */
export function signatureHeader(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')}`;
}

/** Sends events and repeats them until any 2xx. */
export class WebhookSender {
  readonly records: WebhookRecord[] = [];
  private readonly redelivery = new Redelivery();
  private readonly stopped = new AbortController();

  constructor(private readonly settings: { url: string; secret: string; retryMs: readonly number[]; now: () => Date }) {}

  /** Answers of the first sending of each copy; repetitions go on by themselves. A spoilt notice is never repeated. */
  async deliver(event: StripeEvent, order: WebhookOrder = GENUINE): Promise<WebhookAnswer[]> {
    if (order.delayMs > 0) await new Promise<void>((resolve) => { this.redelivery.after(order.delayMs, async () => resolve()); });
    const answers = await this.sendCopies(event, order);
    if (!order.badSignature && !order.oldTimestamp && !answers.some(isAccepted)) this.redelivery.schedule(this.settings.retryMs, async () => isAccepted(await this.send(event, GENUINE)), () => undefined);
    return answers;
  }

  close(): void {
    this.redelivery.close();
    this.stopped.abort();
  }

  private async sendCopies(event: StripeEvent, order: WebhookOrder): Promise<WebhookAnswer[]> {
    if (order.parallel) return Promise.all(Array.from({ length: order.times }, () => this.send(event, order)));
    const answers: WebhookAnswer[] = [];
    for (let copy = 0; copy < order.times; copy += 1) answers.push(await this.send(event, order));
    return answers;
  }

  private async send({ id, type, body }: StripeEvent, faults: WebhookFaults): Promise<WebhookAnswer> {
    const { url, secret, now } = this.settings;
    const seconds = Math.floor(now().getTime() / 1_000) - (faults.oldTimestamp ? OLD_SECONDS : 0);
    const signature = signatureHeader(faults.badSignature ? `${secret}-forged` : secret, body, seconds);
    const answer = await this.post(url, body, { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature });
    this.records.push({ eventId: id, type, sentAt: now().toISOString(), ...answer });
    if (this.records.length > KEPT) this.records.shift();
    return answer;
  }

  private async post(url: string, body: string, headers: Record<string, string>): Promise<WebhookAnswer> {
    try {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
      const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      return { status: response.status, body: (await response.text()).slice(0, 2_000) };
    } catch (error) {
      return { status: null, body: error instanceof Error ? error.message : 'no answer' };
    }
  }
}

const isAccepted = ({ status }: WebhookAnswer): boolean => status !== null && status >= 200 && status < 300;
