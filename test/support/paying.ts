import { randomUUID } from 'node:crypto';
import type { Api } from './api.js';
import type { Market } from './market.js';
import { groupPath, readGroup } from './shopping.js';
import type { Attempt, OrderGroup } from './shop-answers.js';
import { eventually } from './test-app.js';

export interface NoticeAnswer { status: number | null; body: string }
export interface BankAnswer { eventId: number; referenceCode: string; content: string; answers: NoticeAnswer[] }
export interface GatewayAnswer { returnUrl: string | null; returnStatus: number | null; ipnAnswers: { httpStatus: number | null; rspCode: string | null; message: string | null }[] }

export const startPayment = (api: Api, group: OrderGroup, method: string, key: string = randomUUID()): Promise<Attempt> =>
  api.post<Attempt>(`${groupPath(group)}/payments`, { method }, { token: group.accessToken, key });

async function drive<Answer>(simulator: string, order: object): Promise<Answer> {
  const response = await fetch(`${simulator}/drive`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
  const answer = (await response.json()) as Answer & { refusal?: unknown };
  if (!response.ok || answer.refusal !== undefined) throw new Error(`The simulator refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** A transfer from the buyer's bank app; give `payload` to scan a code. */
export const transfer = (market: Market, order: object): Promise<BankAnswer> => drive(market.bankUrl, order);

/** What a buyer does at the gateway's page. */
export const visitGateway = (market: Market, attempt: Attempt, order: object = {}): Promise<GatewayAnswer> =>
  drive(market.vnpayUrl, { paymentUrl: attempt.redirectUrl, ...order });

/** Pays the whole group by scanning its code; answers when the shop says so. */
export async function payByTransfer(market: Market, api: Api, group: OrderGroup): Promise<OrderGroup> {
  const attempt = await startPayment(api, group, 'vietqr');
  await transfer(market, { payload: attempt.qr?.payload });
  return untilGroup(api, group, ({ status, orders }) => status === 'paid' && orders.every((order) => order.status === 'paid'));
}

export const untilGroup = (api: Api, group: OrderGroup, holds: (now: OrderGroup) => boolean, timeoutMs = 15_000): Promise<OrderGroup> =>
  eventually(() => readGroup(api, group), holds, timeoutMs);
