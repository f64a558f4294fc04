import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { orderMoves, targetOf } from '../domain/order-status.js';
import type { OrderMove } from '../domain/order-status.js';
import type { Order, StatusReason } from '../domain/purchase.js';
import { ORDER_JSON, orderOf } from './order-json.js';
import type { OrderJson } from './order-json.js';

export interface MoveNote { at: Date; actor: string; reason?: StatusReason }

/** Why something was put off, turned down or came back, in the words of whoever did it. */
export interface OrderNote { orderCode: string; kind: 'delay' | 'refusal' | 'return'; reason: string; note: string | null; actor: string; at: Date }

/** The only statements that change orders; the caller holds the lock of their group. */
@Injectable()
export class OrderRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ofGroup(tx: Tx, groupCode: string): Promise<Order[]> {
    const rows: { order: OrderJson }[] = await tx.query(`select ${ORDER_JSON} as "order" from ordering.orders o where o.group_code = $1 order by o.position`, [groupCode]);
    return rows.map(({ order }) => orderOf(order));
  }

  /** Moves orders and writes their history; answers the codes that moved: those from whose state the move is allowed. */
  async move(tx: Tx, codes: readonly string[], move: OrderMove, { at, actor, reason }: MoveNote): Promise<string[]> {
    if (codes.length === 0) return [];
    const moved: { code: string }[] = await tx.query(`
      with moved as (
        update ordering.orders set status = $3, status_reason = $4 where code = any($1) and status = any($2) returning code),
      noted as (
        insert into ordering.order_events (order_code, status, reason, actor, at) select code, $3, $4, $5, $6 from moved order by code)
      select code from moved order by code`, [codes, statesAllowing(orderMoves, move), targetOf(move), reason ?? null, actor, at]);
    return moved.map(({ code }) => code);
  }

  /** Notes that money for these orders is in; orders that have it already are left as they are. */
  async markPaid(tx: Tx, codes: readonly string[], at: Date): Promise<void> {
    if (codes.length > 0) await tx.query('update ordering.orders set paid_at = $2 where code = any($1) and paid_at is null', [codes, at]);
  }

  async markReason(tx: Tx, codes: readonly string[], reason: StatusReason): Promise<void> {
    if (codes.length > 0) await tx.query('update ordering.orders set status_reason = $2 where code = any($1)', [codes, reason]);
  }

  /** Freezes what the buyer may count on; orders that have a promise keep it. */
  async promise(tx: Tx, codes: readonly string[], acceptBy: Date, sendBy: Date): Promise<void> {
    await tx.query('update ordering.orders set accept_by = $2, escalate_at = $2, send_by = $3 where code = any($1) and accept_by is null', [codes, acceptBy, sendBy]);
  }

  /** The order waits for nobody any more. `sendBy` is when it can leave at the latest, taken now: a promise that is earlier than that gives way. Answers what each promises now; null: nothing ever. */
  async noteAnswer(tx: Tx, codes: readonly string[], sendBy: Date | null): Promise<ReadonlyMap<string, Date | null>> {
    const rows: { code: string; sendBy: Date | null }[] = await tx.query(`
      with answered as (
        update ordering.orders set escalate_at = null, send_by = greatest(send_by, $2),
          send_by_before = case when send_by < $2 then coalesce(send_by_before, send_by) else send_by_before end
        where code = any($1) returning code, send_by)
      select code, send_by as "sendBy" from answered`, [codes, sendBy]);
    return new Map(rows.map(({ code, sendBy: promised }) => [code, promised]));
  }

  /** Promises another day; the first promise stays visible while it is earlier. */
  async delay(tx: Tx, code: string, sendBy: Date, reason: string): Promise<void> {
    await tx.query(`
      update ordering.orders set send_by = $2, delay_reason = $3,
        send_by_before = case when coalesce(send_by_before, send_by) < $2 then coalesce(send_by_before, send_by) end
      where code = $1`, [code, sendBy, reason]);
  }

  async addNote(tx: Tx, { orderCode, kind, reason, note, actor, at }: OrderNote): Promise<void> {
    await tx.query('insert into ordering.order_notes (order_code, kind, reason, note, actor, at) values ($1, $2, $3, $4, $5, $6)', [orderCode, kind, reason, note, actor, at]);
  }

  async noteCarrier(tx: Tx, code: string, carrier: string | null, trackingNumber: string | null): Promise<void> {
    await tx.query('update ordering.orders set carrier = $2, tracking_number = $3 where code = $1', [code, carrier, trackingNumber]);
  }

  async noteDelivery(tx: Tx, code: string, at: Date, collectedMethod: 'cash' | 'qr' | null): Promise<void> {
    await tx.query('update ordering.orders set delivered_at = $2, collected_method = $3 where code = $1', [code, at, collectedMethod]);
  }

  /** Completes orders delivered before an instant, paid and without complaint; returns the groups touched. */
  async completeDeliveredBefore(tx: Tx, before: Date, at: Date): Promise<string[]> {
    const rows: { groupCode: string }[] = await tx.query(`
      with due as (
        select code from ordering.orders o where status = any($3) and paid_at is not null and delivered_at < $1
          and not exists (select from ordering.claims c where c.order_code = o.code and c.state in ('opened', 'declined', 'disputed', 'replacing'))
        order by delivered_at limit 200 for update skip locked),
      moved as (update ordering.orders set status = $4 where code in (select code from due) returning code, group_code),
      noted as (insert into ordering.order_events (order_code, status, actor, at) select code, $4, 'system', $2 from moved)
      select distinct group_code as "groupCode" from moved`, [before, at, statesAllowing(orderMoves, 'complete'), targetOf('complete')]);
    return rows.map(({ groupCode }) => groupCode);
  }
}
