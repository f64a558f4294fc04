import { isDeepStrictEqual } from 'node:util';
import type { Api, Reply } from '../support/api.js';
import { sendNotice } from '../support/bank-notice.js';
import type { Notice } from '../support/bank-notice.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { groupPath } from '../support/shopping.js';
import type { CheckoutBody } from '../support/shopping.js';

/** Something a client asked for, kept until it is answered; asking again must change nothing. */
export type Intent =
  | { kind: 'checkout'; key: string; body: CheckoutBody }
  | { kind: 'payment'; key: string; group: OrderGroup; method: string }
  | { kind: 'notice'; notice: Notice; group: OrderGroup }
  | { kind: 'count'; path: string; variantId: string; onHand: number }
  | { kind: 'step'; path: string }
  /** A line of the account that is no purchase's. */
  | { kind: 'line'; notice: Notice }
  | { kind: 'act'; about: ActedOn; path: string; body: unknown; /** With a key it is answered byte for byte as before. */ key?: string; csv?: boolean; /** The id of what it is about, where the answer does not say. */ subject?: string };

/** What an act that was answered with 201 must have left behind. */
export type ActedOn = 'step' | 'refund' | 'claim' | 'sent_refund' | 'batch' | 'settled_payout' | 'returned_payout' | 'remittance' | 'refused_order';

/** Sends and remembers; throws when nobody answered. */
export type Tell = (intent: Intent, token?: string) => Promise<{ status: number; body: unknown }>;

export interface Asked { intent: Intent; token?: string; answer: Reply<unknown> | null }

/** Sends an intent; null when nobody answered, or with a 5xx, so that it is unknown whether it took effect. */
export async function ask(api: Api, { intent, token }: Asked): Promise<Reply<unknown> | null> {
  const reply = await send(api, intent, token).catch(() => null);
  return reply === null || reply.status >= 500 ? null : reply;
}

function send(api: Api, intent: Intent, token?: string): Promise<Reply<unknown>> {
  switch (intent.kind) {
    case 'checkout': return api.send('POST', '/api/shop/checkouts', intent.body, { key: intent.key });
    case 'payment': return api.send('POST', `${groupPath(intent.group)}/payments`, { method: intent.method }, { key: intent.key, token: intent.group.accessToken });
    case 'notice': return sendNotice(api, intent.notice);
    case 'count': return api.send('PUT', intent.path, { variantId: intent.variantId, onHand: intent.onHand }, { ...(token !== undefined && { token }) });
    case 'line': return sendNotice(api, intent.notice);
    case 'act': return api.send('POST', intent.path, intent.body, { ...(token !== undefined && { token }), ...(intent.key !== undefined && { key: intent.key }), ...(intent.csv && { headers: { 'content-type': 'text/csv' } }) });
    case 'step': return api.send('POST', intent.path, {}, { ...(token !== undefined && { token }) });
  }
}

/** Whether a repetition was answered as the first time: byte for byte where a key promises it. */
export function sameAnswer(intent: Intent, first: Reply<unknown>, second: Reply<unknown>): boolean {
  if (intent.kind === 'checkout' || intent.kind === 'payment' || (intent.kind === 'act' && intent.key !== undefined)) return first.status !== 201 || (second.status === 201 && first.text === second.text);
  return intent.kind !== 'notice' || isDeepStrictEqual([first.status, first.body], [second.status, second.body]);
}
