import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Dong } from '@cho-phien/kernel';

export type EscalationLevel = 'assistant' | 'cooperative';

/** An order whose seller did not take it in time, with the levels that were told already. */
export interface Unanswered {
  code: string; groupCode: string; sellerId: string; sellerName: string; total: Dong;
  acceptBy: Date; sendBy: Date; dueAt: Date; told: EscalationLevel[];
}

const WAITS = `(o.status = 'paid' or (o.status = 'awaiting_payment' and o.cod))`;

@Injectable()
export class EscalationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Codes of orders for which somebody else is to be told by now, the longest waiting first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query('select code from ordering.orders where escalate_at <= $1 order by escalate_at, code limit $2', [now, limit]);
    return rows.map(({ code }) => code);
  }

  /** Locks the order's group; null when another worker has it, or when nobody is to be told any more. */
  async lock(tx: Tx, code: string, now: Date): Promise<Unanswered | null> {
    const locked: unknown[] = await tx.query(
      'select 1 from ordering.order_groups where code = (select group_code from ordering.orders where code = $1) for update skip locked', [code]);
    if (locked.length === 0) return null;
    const [row]: Unanswered[] = await tx.query(`
      select o.code, o.group_code as "groupCode", o.seller_id as "sellerId", o.seller_name as "sellerName", o.total_amount as total,
        o.accept_by as "acceptBy", o.send_by as "sendBy", o.escalate_at as "dueAt",
        coalesce((select array_agg(e.level) from ordering.escalations e where e.order_code = o.code), '{}') as told
      from ordering.orders o where o.code = $1 and o.escalate_at <= $2 and ${WAITS}`, [code, now]);
    return row ?? null;
  }

  /** Notes who was told; false when that level had been told before. */
  async note(tx: Tx, code: string, level: EscalationLevel, targets: readonly string[], dueAt: Date, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'insert into ordering.escalations (order_code, level, targets, due_at, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1', [code, level, targets, dueAt, at]);
    return rows.length > 0;
  }

  async next(tx: Tx, code: string, at: Date | null): Promise<void> {
    await tx.query('update ordering.orders set escalate_at = $2 where code = $1', [code, at]);
  }

  /** Whoever takes an overdue order now cannot send it before `sendBy`: promises that are earlier give way. Answers the groups touched. */
  async keepTrue(tx: Tx, now: Date, sendBy: Date): Promise<string[]> {
    const rows: { groupCode: string }[] = await tx.query(`
      with overdue as (
        select o.code from ordering.orders o where o.accept_by < $1 and o.send_by < $2 and ${WAITS} order by o.code limit 500 for update skip locked),
      moved as (
        update ordering.orders o set send_by_before = coalesce(o.send_by_before, o.send_by), send_by = $2 from overdue where o.code = overdue.code
        returning o.group_code)
      select distinct group_code as "groupCode" from moved`, [now, sendBy]);
    return rows.map(({ groupCode }) => groupCode);
  }
}
