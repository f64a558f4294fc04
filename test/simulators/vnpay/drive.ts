import { z } from 'zod';
import type { Gateway } from './gateway.js';
import type { IpnAnswer, IpnOrder, IpnSender } from './ipn.js';
import { findOutcome, type Outcome } from './outcomes.js';
import type { Refusal } from './payment-request.js';
import { resultQuery, withQuery } from './result-message.js';
import type { Transaction } from './transaction.js';

const MAX_DELAY_MS = 60_000;

/** The switches of a payment, shared by the page's form and by `POST /drive`. */
export const switchesSchema = z.object({
  ipn: z.enum(['before', 'after', 'never']).default('after'),
  times: z.coerce.number().int().min(1).max(20).default(1),
  delayMs: z.coerce.number().int().min(0).max(MAX_DELAY_MS).default(0),
  corruption: z.enum(['none', 'signature', 'amount']).default('none'),
  parallel: z.boolean().default(false),
});

export const driveSchema = switchesSchema.extend({
  paymentUrl: z.string().includes('?'),
  /** A name or response code of outcomes.ts; null leaves the page open without paying. */
  outcome: z.string().nullable().default('success'),
  bankCode: z.string().default('NCB'),
  /** True lets the simulator visit the return address as the buyer's browser would. */
  returnTo: z.boolean().default(false),
});

export interface DriveAnswer {
  /** The signed return address; null while the payment is not finished. */
  readonly returnUrl: string | null;
  readonly returnStatus: number | null;
  readonly ipnAnswers: readonly IpnAnswer[];
}

export type Switches = z.infer<typeof switchesSchema>;
type DriveRequest = z.infer<typeof driveSchema>;

export function ipnOrder(switches: Switches): IpnOrder {
  return {
    times: switches.times,
    delayMs: switches.delayMs,
    corruption: switches.corruption,
    parallel: switches.parallel,
  };
}

/** Where the buyer's browser goes after a finished payment. */
export function returnUrlOf(gateway: Gateway, transaction: Transaction): string | null {
  const { result } = transaction;
  return result && withQuery(transaction.returnUrl, resultQuery(gateway.merchant, transaction, result));
}

/** Plays a whole payment without a browser. */
export async function drive(
  gateway: Gateway,
  sender: IpnSender,
  request: DriveRequest,
): Promise<DriveAnswer | { refusal: Refusal } | { unknownOutcome: string }> {
  const outcome = request.outcome === null ? null : findOutcome(request.outcome);
  if (outcome === undefined) return { unknownOutcome: String(request.outcome) };
  const opened = gateway.open(request.paymentUrl.slice(request.paymentUrl.indexOf('?') + 1));
  if ('refusal' in opened) return opened;
  if (outcome === null) return { returnUrl: null, returnStatus: null, ipnAnswers: [] };
  return play(gateway, sender, opened.transaction, outcome, request);
}

async function play(
  gateway: Gateway,
  sender: IpnSender,
  transaction: Transaction,
  outcome: Outcome,
  request: DriveRequest,
): Promise<DriveAnswer> {
  gateway.settle(transaction, outcome, request.bankCode);
  const returnUrl = returnUrlOf(gateway, transaction);
  const notify = (): Promise<IpnAnswer[]> => sender.deliver(transaction, ipnOrder(request));
  const comeBack = (): Promise<number | null> => (request.returnTo && returnUrl ? visit(returnUrl) : Promise.resolve(null));
  if (request.ipn === 'before') {
    const ipnAnswers = await notify();
    return { returnUrl, returnStatus: await comeBack(), ipnAnswers };
  }
  const returnStatus = await comeBack();
  return { returnUrl, returnStatus, ipnAnswers: request.ipn === 'never' ? [] : await notify() };
}

async function visit(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
