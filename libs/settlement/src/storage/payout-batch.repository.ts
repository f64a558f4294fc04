import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Cursor, VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { batchMoves } from '../domain/payout-state.js';
import type { BatchMove, BatchState } from '../domain/payout-state.js';

/** People are named as histories name them: `operator:<account>`, or `system`. */
export interface PayoutBatch {
  id: string;
  dueOn: VietnamDay;
  state: BatchState;
  preparedBy: string;
  preparedAt: Date;
  preparerApproves: boolean;
  firstApprovedBy: string | null;
  firstApprovedAt: Date | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  filedAt: Date | null;
  cancelledAt: Date | null;
  reason: string | null;
}

/** A batch with what became of its payouts. */
export interface BatchSummary extends PayoutBatch { count: number; total: number; waiting: number; sent: number; settled: number; returned: number; dropped: number }

const COLUMNS = `b.id, b.due_on as "dueOn", b.state, b.prepared_by as "preparedBy", b.prepared_at as "preparedAt", b.preparer_approves as "preparerApproves",
  b.first_approved_by as "firstApprovedBy", b.first_approved_at as "firstApprovedAt", b.approved_by as "approvedBy", b.approved_at as "approvedAt",
  b.filed_at as "filedAt", b.cancelled_at as "cancelledAt", b.reason`;

const SUMMARY = `select ${COLUMNS}, count(p.id)::int as count, coalesce(sum(p.amount), 0)::bigint as total,
    ${['waiting', 'sent', 'settled', 'returned', 'dropped'].map((state) => `(count(*) filter (where p.state = '${state}'))::int as ${state}`).join(', ')}
  from settlement.payout_batches b left join settlement.payouts p on p.batch_id = b.id`;

/** Who did a move, and when. */
const SIGNED: Record<BatchMove, string> = {
  approve_first: 'first_approved_by = $3, first_approved_at = $4', approve_second: 'approved_by = $3, approved_at = $4',
  file: 'filed_by = $3, filed_at = $4', cancel: 'cancelled_by = $3, cancelled_at = $4, reason = $5',
};

@Injectable()
export class PayoutBatchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One preparation at a time: each sees what those before it took. */
  async holdPreparing(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('settlement.payout_batches'))`);
  }

  async insert(tx: Tx, { id, dueOn, preparedBy, preparedAt, preparerApproves }: Pick<PayoutBatch, 'id' | 'dueOn' | 'preparedBy' | 'preparedAt' | 'preparerApproves'>): Promise<void> {
    await tx.query('insert into settlement.payout_batches (id, due_on, prepared_by, prepared_at, preparer_approves) values ($1, $2, $3, $4, $5)', [id, dueOn, preparedBy, preparedAt, preparerApproves]);
  }

  async isPrepared(tx: Tx, dueOn: VietnamDay): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from settlement.payout_batches where due_on = $1 limit 1', [dueOn]);
    return rows.length > 0;
  }

  /** Holds a batch: everything that becomes of it or of its payouts happens behind this lock. */
  async lock(tx: Tx, id: string): Promise<PayoutBatch | null> {
    const [batch]: PayoutBatch[] = await tx.query(`select ${COLUMNS} from settlement.payout_batches b where b.id = $1 for update`, [id]);
    return batch ?? null;
  }

  async move(tx: Tx, id: string, move: BatchMove, by: string, at: Date, reason: string | null = null): Promise<boolean> {
    const from = statesAllowing(batchMoves, move);
    const to = batchMoves[from[0]!][move];
    const [, count]: [unknown, number] = await tx.query(
      `update settlement.payout_batches set state = $2, ${SIGNED[move]} where id = $1 and state = any($${move === 'cancel' ? 6 : 5})`,
      [id, to, by, at, ...(move === 'cancel' ? [reason] : []), from]);
    return count === 1;
  }

  /** Newest first; one more than `limit` tells that there is a next page. */
  async list(state: BatchState | undefined, limit: number, after: Cursor | null): Promise<BatchSummary[]> {
    return this.dataSource.query(
      `${SUMMARY} where ($1::text is null or b.state = $1) and ($2::uuid is null or b.id < $2::uuid) group by b.id order by b.id desc limit $3`, [state ?? null, after?.[0] ?? null, limit + 1]);
  }

  async summary(id: string, tx?: Tx): Promise<BatchSummary | null> {
    const [batch]: BatchSummary[] = await (tx ?? this.dataSource).query(`${SUMMARY} where b.id = $1 group by b.id`, [id]);
    return batch ?? null;
  }
}
