import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Cursor, Dong } from '@cho-phien/kernel';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { RefundReason } from '../domain/judge-arrival.js';

export interface NewRefundTask {
  payableId: string;
  orderCode: string | null;
  receiptId: string | null;
  amount: Dong;
  reason: RefundReason;
  /** What the task was made for; one task per cause, for ever. */
  cause: string;
}

export interface RefundTask { id: string; groupCode: string; orderCode: string | null; amount: Dong; reason: RefundReason; state: 'open' | 'done'; createdAt: Date }

@Injectable()
export class RefundTaskRepository {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  /** Makes a task; null when its cause has one. */
  async insert(tx: Tx, task: NewRefundTask): Promise<string | null> {
    const rows: { id: string }[] = await tx.query(
      `insert into payments.refund_tasks (id, payable_id, order_code, receipt_id, amount, reason, cause, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (cause) do nothing returning id`,
      [newId(), task.payableId, task.orderCode, task.receiptId, task.amount, task.reason, task.cause, this.clock.now()]);
    return rows[0]?.id ?? null;
  }

  /** Tasks of money that must go back, newest first; one more than `limit` tells that there is a next page. */
  async list(state: RefundTask['state'] | undefined, limit: number, after: Cursor | null): Promise<RefundTask[]> {
    return this.dataSource.query(
      `select t.id, p.group_code as "groupCode", t.order_code as "orderCode", t.amount, t.reason, t.state, t.created_at as "createdAt"
       from payments.refund_tasks t join payments.payables p on p.id = t.payable_id
       where ($1::text is null or t.state = $1) and ($2::uuid is null or t.id < $2::uuid)
       order by t.id desc limit $3`, [state ?? null, after?.[0] ?? null, limit + 1]);
  }
}
