import type { Dong } from '@cho-phien/kernel';
import { GATEWAY_METHODS } from '../domain/gateway-name.js';
import type { GatewayName } from '../domain/gateway-name.js';
import type { Attempt } from '../storage/attempt.repository.js';

export { GATEWAY_METHODS };
export type GatewayMethod = GatewayName;
export const isGatewayMethod = (method: string): method is GatewayMethod => GATEWAY_METHODS.some((known) => known === method);

/** What became of a payment at the gateway. `held`: debited, but under suspicion or not recorded there; people decide. */
export type GatewayOutcome = 'paid' | 'held' | 'pending' | 'failed' | 'expired';

export interface GatewayResult {
  /** The payment as the gateway's messages name it; one arrival of money each. */
  reference: string;
  /** Null: not whole đồng, or not đồng at all. */
  amount: Dong | null;
  outcome: GatewayOutcome;
  /** The gateway's number of the money; refunds name it. */
  transactionNo: string;
  paidAt: Date | null;
  /** The group it was opened for, where the message says so. */
  groupCode?: string;
}

/** `unknown`: the gateway never saw the payment. `silent`: no answer that can be believed. */
export type QueryAnswer = { kind: 'result'; result: GatewayResult } | { kind: 'unknown' } | { kind: 'silent'; why: string };

/** Money to send back, asked for under one name however often it is asked. */
export interface GatewayRefund {
  requestId: string;
  amount: Dong;
  attempt: Attempt;
  /** Number of the money that came. */
  transactionNo: string;
  firstAskedAt: Date;
  /** 1 for the first time. */
  tries: number;
  /** An earlier call got no answer: nobody knows whether it took effect. */
  unresolved: boolean;
  /** No other refund of the same payment was ever asked for. */
  alone: boolean;
}

/**
 * `accepted`: the gateway sends the money back. `waiting`: it has yet to say; ask again. `refused`:
 * it does not. `unclear`: it may or may not, and asking again could send it twice: for people.
 * `silent`: no answer, the call having been `sent` or not; asking again under the same name is safe.
 */
export type RefundAnswer =
  | { kind: 'accepted'; reference: string }
  | { kind: 'waiting' }
  | { kind: 'refused' | 'unclear'; code: string }
  | { kind: 'silent'; why: string; sent: boolean };

/** A gateway's server. Every method calls it: never inside a transaction; none throws. */
export interface PaymentGateway {
  readonly method: GatewayMethod;
  readonly configured: boolean;
  /** What became of an attempt. */
  ask(attempt: Attempt): Promise<QueryAnswer>;
  /** Sends money of a payment back, in full or in part; a repetition under the same name sends nothing more. */
  refund(refund: GatewayRefund): Promise<RefundAnswer>;
}
