import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { GatewayMethod } from '../providers/payment-gateway.js';

/** Money of a payment at a gateway that can still be sent back from there. */
export interface RefundSource { attemptId: string; method: GatewayMethod }

export interface RefundSending {
  taskId: string;
  attemptId: string;
  method: GatewayMethod;
  requestId: string;
  amount: Dong;
  /** Calls made, this one included, and how many of them were answered. */
  tries: number;
  answers: number;
  createdAt: Date;
  /** The gateway's number of the money that came. */
  transactionNo: string;
  /** No other refund of the same payment was ever asked for. */
  alone: boolean;
}

const OPEN = `state = 'sending'`;

/** Refunds asked of gateways: the intent is written and committed before the call. */
@Injectable()
export class RefundSendingRepository {
  /**
   * The payment at a gateway from which an amount can go back: the one that a receipt tells of, else the
   * captured one. The caller holds the payable's lock, so that two refunds never share one đồng.
   */
  async sourceFor(tx: Tx, payableId: string, receiptId: string | null, amount: Dong): Promise<RefundSource | null> {
    const [row]: RefundSource[] = await tx.query(
      `select a.id as "attemptId", a.method from payments.receipts r join payments.attempts a on a.id = r.attempt_id
       where r.payable_id = $1 and a.method in ('vnpay', 'stripe') and r.provider = a.method
         and case when $2::uuid is null then a.status in ('captured', 'part_refunded') else r.id = $2::uuid end
         and r.amount - coalesce((select sum(s.amount) from payments.refund_sendings s where s.attempt_id = a.id and s.state <> 'refused'), 0) >= $3
       order by a.number limit 1`, [payableId, receiptId, amount]);
    return row ?? null;
  }

  /** The gateway that may or may not have sent a task's money; null when there is no such doubt. */
  async unclearAt(tx: Tx, taskId: string): Promise<GatewayMethod | null> {
    const [row]: { method: GatewayMethod }[] = await tx.query(`select method from payments.refund_sendings where task_id = $1 and state = 'unclear'`, [taskId]);
    return row?.method ?? null;
  }

  async insert(tx: Tx, { taskId, attemptId, method, requestId, amount, createdAt }: Pick<RefundSending, 'taskId' | 'attemptId' | 'method' | 'requestId' | 'amount' | 'createdAt'>): Promise<void> {
    await tx.query(
      `insert into payments.refund_sendings (task_id, attempt_id, method, request_id, amount, created_at, next_try_at) values ($1, $2, $3, $4, $5, $6, $6)`,
      [taskId, attemptId, method, requestId, amount, createdAt]);
  }

  /** Takes refunds whose gateway is to be called, and counts the call before it is made: later and later, an hour at most. */
  async claim(tx: Tx, now: Date, limit: number): Promise<RefundSending[]> {
    const [rows]: [RefundSending[], number] = await tx.query(
      `update payments.refund_sendings s set tries = tries + 1, next_try_at = $1::timestamptz + least(interval '1 hour', interval '15 seconds' * 2 ^ least(tries, 12))
       where task_id in (select task_id from payments.refund_sendings where ${OPEN} and next_try_at <= $1 order by next_try_at limit $2 for update skip locked)
       returning task_id as "taskId", attempt_id as "attemptId", method, request_id as "requestId", amount, tries, answers, created_at as "createdAt",
         (select r.reference from payments.receipts r where r.attempt_id = s.attempt_id and r.provider = s.method order by r.id limit 1) as "transactionNo",
         not exists (select from payments.refund_sendings other where other.attempt_id = s.attempt_id and other.task_id <> s.task_id) as alone`, [now, limit]);
    return rows;
  }

  /** Notes that a call was answered without deciding anything. */
  async answered(tx: Tx, taskId: string): Promise<void> {
    await tx.query(`update payments.refund_sendings set answers = tries where task_id = $1 and ${OPEN}`, [taskId]);
  }

  /** Ends a sending once; false when its end is known already. */
  async end(tx: Tx, taskId: string, state: 'accepted' | 'refused' | 'unclear', { reference = null, code = null }: { reference?: string | null; code?: string | null }): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.refund_sendings set state = $2, answers = tries, next_try_at = null, reference = $3, gateway_code = $4 where task_id = $1 and ${OPEN}`, [taskId, state, reference, code]);
    return count === 1;
  }

  /** Has a refund asked about at once; false when nothing is awaited of it. */
  async hasten(tx: Tx, requestId: string, now: Date): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(`update payments.refund_sendings set next_try_at = $2 where request_id = $1 and ${OPEN}`, [requestId, now]);
    return count === 1;
  }
}
