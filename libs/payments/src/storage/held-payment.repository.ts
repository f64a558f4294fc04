import { Injectable } from '@nestjs/common';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { AttemptStatus } from '../domain/attempt-status.js';

export interface HeldPayment { id: string; groupCode: string; method: PaymentMethod; status: AttemptStatus; amount: Dong; reference: string; createdAt: Date; callOff: { reason: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string } | null }
/** The word of two people that a payment is to end. */
export interface CallOff { id: string; state: 'proposed' | 'confirmed'; proposedBy: string }

export interface HeldSum { count: number; amount: number; oldest: Date | null }

const COLUMNS = `a.id, p.group_code as "groupCode", a.method, a.status, a.amount, a.provider_ref as reference, a.created_at as "createdAt",
  (select json_build_object('reason', c.reason, 'state', c.state, 'proposedBy', c.proposed_by, 'proposedAt', c.proposed_at) from payments.held_call_offs c where c.attempt_id = a.id and c.state <> 'withdrawn') as "callOff"`;

/** Payments whose money a gateway took and suspects: no arrival of theirs is recorded. */
@Injectable()
export class HeldPaymentRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; one more than `limit` tells that there is a next page. */
  async list(limit: number, after: Cursor | null): Promise<HeldPayment[]> {
    return this.dataSource.query(
      `select ${COLUMNS} from payments.attempts a join payments.payables p on p.id = a.payable_id
       where a.status = 'held' and not exists (select from payments.receipts r where r.attempt_id = a.id) and ($1::uuid is null or a.id < $1::uuid)
       order by a.id desc limit $2`, [after?.[0] ?? null, limit + 1]);
  }

  /** What gateways hold under suspicion, and since when. */
  async sum(): Promise<HeldSum> {
    const [sum]: HeldSum[] = await this.dataSource.query(
      `select count(*)::int as count, coalesce(sum(a.amount), 0)::bigint as amount, min(a.created_at) as oldest from payments.attempts a
       where a.status = 'held' and not exists (select from payments.receipts r where r.attempt_id = a.id)`);
    return sum!;
  }

  /** The proposal or decision that stands. */
  async callOffOf(tx: Tx, attemptId: string): Promise<CallOff | null> {
    const [found]: CallOff[] = await tx.query(`select id, state, proposed_by as "proposedBy" from payments.held_call_offs where attempt_id = $1 and state <> 'withdrawn'`, [attemptId]);
    return found ?? null;
  }

  /** Whether money of the payment is recorded: then it is no question any more. */
  async hasCome(tx: Tx, attemptId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from payments.receipts where attempt_id = $1 limit 1', [attemptId]);
    return rows.length > 0;
  }

  async proposeCallOff(tx: Tx, { id, attemptId, reason, by, at }: { id: string; attemptId: string; reason: string; by: string; at: Date }): Promise<void> {
    await tx.query('insert into payments.held_call_offs (id, attempt_id, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5)', [id, attemptId, reason, by, at]);
  }

  async decideCallOff(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<void> {
    await tx.query(`update payments.held_call_offs set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, state, by, at]);
  }

  async find(id: string): Promise<HeldPayment | null> {
    const [held]: HeldPayment[] = await this.dataSource.query(`select ${COLUMNS} from payments.attempts a join payments.payables p on p.id = a.payable_id where a.id = $1`, [id]);
    return held ?? null;
  }
}
