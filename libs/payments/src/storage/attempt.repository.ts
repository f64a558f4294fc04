import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { attemptMoves } from '../domain/attempt-status.js';
import type { AttemptMove, AttemptStatus } from '../domain/attempt-status.js';
import type { PreparedAttempt } from '../providers/payment-provider.js';

export interface Attempt {
  id: string;
  payableId: string;
  method: PaymentMethod;
  status: AttemptStatus;
  amount: Dong;
  reference: string;
  qrPayload: string | null;
  redirectUrl: string | null;
  redirectCreatedAt: Date | null;
  expiresAt: Date | null;
  queries: number;
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
}

const COLUMNS = `
  id, payable_id as "payableId", method, status, amount, provider_ref as reference, qr_payload as "qrPayload",
  redirect_url as "redirectUrl", redirect_created_at as "redirectCreatedAt", expires_at as "expiresAt", queries`;

@Injectable()
export class AttemptRepository {
  async insert(tx: Tx, attempt: NewAttempt): Promise<Attempt> {
    const [row]: Attempt[] = await tx.query(
      `insert into payments.attempts (id, payable_id, number, method, amount, provider_ref, bank_code, qr_payload, redirect_url,
         redirect_created_at, expires_at, next_query_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${COLUMNS}`,
      [attempt.id, attempt.payableId, attempt.number, attempt.method, attempt.amount, attempt.reference, attempt.bankCode ?? null, attempt.qrPayload ?? null,
        attempt.redirectUrl ?? null, attempt.redirectCreatedAt ?? null, attempt.expiresAt, attempt.nextQueryAt ?? null, attempt.createdAt]);
    return row!;
  }

  async byReference(tx: Tx, reference: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where provider_ref = $1`, [reference]);
    return attempt ?? null;
  }

  async byId(tx: Tx, id: string): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(`select ${COLUMNS} from payments.attempts where id = $1`, [id]);
    return attempt ?? null;
  }

  /** The transfer attempt that an amount most likely pays: a waiting one first, of that very amount first, the newest. */
  async forTransfer(tx: Tx, payableId: string, amount: Dong): Promise<Attempt | null> {
    const [attempt]: Attempt[] = await tx.query(
      `select ${COLUMNS} from payments.attempts where payable_id = $1 and method = 'vietqr' and status = any($3)
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

  /** Ends an attempt that is still waiting; false when something happened to it meanwhile. */
  async expirePending(tx: Tx, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(`update payments.attempts set status = 'expired' where id = $1 and status = 'pending'`, [id]);
    return count === 1;
  }

  /** Takes waiting attempts of some methods off the table. A gateway's never: only the gateway knows what became of them. */
  async withdraw(tx: Tx, payableId: string, to: 'cancelled' | 'expired', methods: readonly ('vietqr' | 'cod')[], from: readonly AttemptStatus[]): Promise<void> {
    await tx.query('update payments.attempts set status = $2 where payable_id = $1 and method = any($3) and status = any($4)', [payableId, to, methods, from]);
  }

  /** True while a gateway may still hold money of an attempt that nobody has told us of. */
  async awaitsGateway(tx: Tx, payableId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`select 1 from payments.attempts where payable_id = $1 and method = 'vnpay' and status = 'pending' limit 1`, [payableId]);
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
