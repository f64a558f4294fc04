import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { attemptMoves } from '../domain/attempt-status.js';
import type { AttemptMove, AttemptStatus } from '../domain/attempt-status.js';
import { GATEWAY_METHODS } from '../domain/gateway-name.js';
import type { GatewayMethod, GatewayResult } from '../providers/payment-gateway.js';
import type { BankAccount } from '../providers/vietqr/transfer-payload.js';
import type { PreparedAttempt } from '../providers/payment-provider.js';

export interface Attempt {
  id: string;
  payableId: string;
  method: PaymentMethod;
  status: AttemptStatus;
  amount: Dong;
  /** Our own name of the attempt. */
  reference: string;
  /** The gateway's name of it, where it gives one. */
  gatewayRef: string | null;
  qrPayload: string | null;
  redirectUrl: string | null;
  redirectCreatedAt: Date | null;
  expiresAt: Date | null;
  queries: number;
  /** The one order it pays, to its seller's own account; null: to the market. */
  orderCode: string | null;
  payee: BankAccount | null;
}

export interface NewAttempt extends PreparedAttempt {
  id: string;
  payableId: string;
  number: number;
  method: PaymentMethod;
  amount: Dong;
  reference: string;
  bankCode?: string;
  createdAt: Date;
  orderCode?: string;
  payee?: BankAccount;
}

const COLUMNS = `
  id, payable_id as "payableId", method, status, amount, provider_ref as reference, gateway_ref as "gatewayRef", qr_payload as "qrPayload",
  redirect_url as "redirectUrl", redirect_created_at as "redirectCreatedAt", expires_at as "expiresAt", queries, order_code as "orderCode", payee`;

@Injectable()
export class AttemptRepository {
  async insert(tx: Tx, attempt: NewAttempt): Promise<Attempt> {
    const [row]: Attempt[] = await tx.query(
      `insert into payments.attempts (id, payable_id, number, method, amount, provider_ref, bank_code, qr_payload, redirect_url,
         redirect_created_at, expires_at, next_query_at, created_at, gateway_ref, order_code, payee)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning ${COLUMNS}`,
      [attempt.id, attempt.payableId, attempt.number, attempt.method, attempt.amount, attempt.reference, attempt.bankCode ?? null, attempt.qrPayload ?? null,
        attempt.redirectUrl ?? null, attempt.redirectCreatedAt ?? null, attempt.expiresAt, attempt.nextQueryAt ?? null, attempt.createdAt, attempt.gatewayRef ?? null,
        attempt.orderCode ?? null, attempt.payee ? JSON.stringify(attempt.payee) : null]);
    return row!;
  }

  async byReference(tx: Tx, reference: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where provider_ref = $1`, [reference]);
    return attempt ?? null;
  }

  /** The attempt that a gateway speaks of: by the gateway's name of it, else the newest one of the group at that amount. */
  async byGateway(tx: Tx, method: GatewayMethod, { reference, groupCode, amount }: GatewayResult): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(
      `select ${COLUMNS} from payments.attempts where method = $1 and (gateway_ref = $2
         or payable_id = (select id from payments.payables where group_code = $3) and amount = $4)
       order by coalesce(gateway_ref = $2, false) desc, number desc limit 1`, [method, reference, groupCode ?? null, amount]);
    return attempt ?? null;
  }

  async byId(tx: Tx, id: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where id = $1`, [id]);
    return attempt ?? null;
  }

  /** The transfer attempt that an amount most likely pays: a waiting one first, of that very amount first, the newest. */
  async forTransfer(tx: Tx, payableId: string, amount: Dong): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(
      `select ${COLUMNS} from payments.attempts where payable_id = $1 and method = 'vietqr' and order_code is null and status = any($3)
       order by (status = 'pending') desc, (amount = $2) desc, number desc limit 1`,
      [payableId, amount, statesAllowing(attemptMoves, 'capture')]);
    return attempt ?? null;
  }

  async cod(tx: Tx, payableId: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where payable_id = $1 and method = 'cod' order by number limit 1`, [payableId]);
    return attempt ?? null;
  }

  /** Moves one attempt by the table; false where its present state does not allow it. */
  async move(tx: Tx, id: string, move: AttemptMove, to: AttemptStatus): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query('update payments.attempts set status = $2 where id = $1 and status = any($3)', [id, to, statesAllowing(attemptMoves, move)]);
    return count === 1;
  }

  /** The attempt whose money was captured, whatever went back of it since. */
  async captured(tx: Tx, payableId: string): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query(
      `select a.id from payments.attempts a where a.payable_id = $1 and a.status in ('captured', 'part_refunded')
         and exists (select from payments.captures c where c.attempt_id = a.id) order by a.order_code nulls first limit 1`, [payableId]);
    return row?.id ?? null;
  }

  /** The attempt of a second payment, once its money went back. */
  async returnHeld(tx: Tx, receiptId: string): Promise<void> {
    await tx.query(
      `update payments.attempts set status = 'refunded' where status = 'held' and id = (select attempt_id from payments.receipts where id = $1)`, [receiptId]);
  }

  /** Ends an attempt that is still waiting; false when something happened to it meanwhile. */
  async expirePending(tx: Tx, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(`update payments.attempts set status = 'expired' where id = $1 and status = 'pending'`, [id]);
    return count === 1;
  }

  /** Takes waiting attempts of some methods off the table. A gateway's never: only the gateway knows what became of them. */
  async withdraw(tx: Tx, payableId: string, to: 'cancelled' | 'expired', methods: readonly ('vietqr' | 'cod')[], from: readonly AttemptStatus[]): Promise<void> {
    await tx.query('update payments.attempts set status = $2 where payable_id = $1 and order_code is null and method = any($3) and status = any($4)', [payableId, to, methods, from]);
  }

  /** Ends what waits to be paid to sellers themselves. */
  async withdrawDirect(tx: Tx, payableId: string, to: 'cancelled' | 'expired'): Promise<void> {
    await tx.query(`update payments.attempts set status = $2 where payable_id = $1 and order_code is not null and status = 'pending'`, [payableId, to]);
  }

  /** The attempt at paying one order to its seller. */
  async direct(tx: Tx, payableId: string, orderCode: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where payable_id = $1 and order_code = $2`, [payableId, orderCode]);
    return attempt ?? null;
  }

  /** Money of an order that was paid to its seller went back from him: the whole, or a part. */
  async refundDirect(tx: Tx, orderCode: string): Promise<void> {
    await tx.query(
      `update payments.attempts a set status = case when a.amount = (select sum(t.amount) from payments.refund_tasks t where t.order_code = $1 and t.way = 'seller' and t.state = 'done') then 'refunded' else 'part_refunded' end
       where a.order_code = $1 and a.status in ('captured', 'part_refunded')`, [orderCode]);
  }

  /** What is to be paid to a seller first; null when nothing is. */
  async firstDirect(tx: Tx, payableId: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where payable_id = $1 and order_code is not null and status = 'pending' order by number limit 1`, [payableId]);
    return attempt ?? null;
  }

  /** True while a gateway may still hold money of an attempt that nobody has told us of. */
  async awaitsGateway(tx: Tx, payableId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`select 1 from payments.attempts where payable_id = $1 and method = any($2) and status = 'pending' limit 1`, [payableId, GATEWAY_METHODS]);
    return rows.length > 0;
  }

  /** Takes attempts whose gateway is to be asked, and sets when to ask again should the answer fail: later and later, but at its end in any case. */
  async claimForQuery(tx: Tx, now: Date, limit: number): Promise<Attempt[]> {
    const [rows]: [Attempt[], number] = await tx.query(
      `update payments.attempts set queries = queries + 1, next_query_at = least(
         $1::timestamptz + least(interval '1 hour', interval '15 seconds' * 2 ^ least(queries, 12)),
         case when expires_at > $1 then expires_at end)
       where id in (select id from payments.attempts where status = 'pending' and next_query_at <= $1 order by next_query_at limit $2 for update skip locked)
       returning ${COLUMNS}`, [now, limit]);
    return rows;
  }
}
