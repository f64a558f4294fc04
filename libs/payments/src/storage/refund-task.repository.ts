import { Injectable } from '@nestjs/common';
import { Clock, newId, statesAllowing } from '@cho-phien/kernel';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { RefundSplit } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { GatewayName } from '../domain/gateway-name.js';
import type { RefundReason } from '../domain/judge-arrival.js';
import { refundTaskMoves } from '../domain/refund-task-state.js';
import type { DoorHand, RefundMethod, RefundTaskMove, RefundTaskState, RefundWay } from '../domain/refund-task-state.js';

export interface NewRefundTask {
  payableId: string;
  orderCode: string | null;
  receiptId: string | null;
  amount: Dong;
  reason: RefundReason;
  /** What the task was made for; one task per cause, for ever. */
  cause: string;
  /** Where it is known from the beginning how the money goes back. */
  way?: RefundWay | null;
  /** Its cash was taken at a door. */
  hand?: DoorHand | null;
}

export interface RefundTask {
  id: string;
  payableId: string;
  groupCode: string;
  orderCode: string | null;
  receiptId: string | null;
  amount: Dong;
  reason: RefundReason;
  state: RefundTaskState;
  /** Null until it is decided. */
  way: RefundWay | null;
  cause: string;
  splits: RefundSplit[];
  /** Its cash was taken at a door: by this carrier, or by the seller. */
  atDoor: boolean;
  carrier: string | null;
}

/** A task with what was done about it, for the operator. */
export interface ShownRefundTask extends Omit<RefundTask, 'payableId' | 'receiptId' | 'cause' | 'splits'> {
  method: RefundMethod | null;
  reference: string | null;
  createdAt: Date;
  doneAt: Date | null;
  gateway: { method: GatewayName; state: 'sending' | 'accepted' | 'refused' | 'unclear'; code: string | null; tries: number } | null;
  transfer: { id: string; reference: string; note: string; proposedBy: string; proposedAt: string; state: 'proposed' | 'confirmed'; decidedBy: string | null; accountBin: string | null; accountEnd: string | null } | null;
  /** Where the buyer wants it, and who has read the whole of it. */
  account: { bin: string; numberEnd: string; givenAt: string } | null;
  looks: { by: string; at: string }[];
  /** The carrier whose payment it waits for. */
  waitsFor: string | null;
  /** What the buyer said against the seller's word that he had sent the money. */
  complaint: string | null;
}

/** The carrier that took the cash has not paid all of it out. */
const WITH_CARRIER = `(t.carrier is not null and exists (select from payments.receipts r where r.provider = 'door' and r.event_id = t.order_code
  and r.amount > coalesce((select sum(w.collected_amount) from payments.remittance_rows w join payments.remittances m on m.id = w.remittance_id
                           where w.receipt_id = r.id and w.state in ('matched', 'under', 'over') and m.paid_at is not null), 0)))`;

const COLUMNS = `t.id, t.payable_id as "payableId", p.group_code as "groupCode", t.order_code as "orderCode", t.receipt_id as "receiptId", t.amount, t.reason, t.state, t.way, t.cause, t.splits, t.at_door as "atDoor", t.carrier`;

@Injectable()
export class RefundTaskRepository {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  /** Makes a task; null when its cause has one. */
  async insert(tx: Tx, task: NewRefundTask, splits: readonly RefundSplit[]): Promise<string | null> {
    const rows: { id: string }[] = await tx.query(
      `insert into payments.refund_tasks (id, payable_id, order_code, receipt_id, amount, reason, cause, created_at, splits, way, at_door, carrier)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (cause) do nothing returning id`,
      [newId(), task.payableId, task.orderCode, task.receiptId, task.amount, task.reason, task.cause, this.clock.now(), JSON.stringify(splits), task.way ?? null, (task.hand ?? null) !== null, task.hand?.carrier ?? null]);
    return rows[0]?.id ?? null;
  }

  async isKnown(tx: Tx, cause: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from payments.refund_tasks where cause = $1', [cause]);
    return rows.length > 0;
  }

  /** Tasks of which nobody has said yet how the money goes back, oldest first; not those whose cash a carrier has still to pay out. */
  async undecided(limit: number): Promise<{ id: string; payableId: string }[]> {
    return this.dataSource.query(
      `select t.id, t.payable_id as "payableId" from payments.refund_tasks t where t.state = 'open' and t.way is null and not ${WITH_CARRIER} order by t.id limit $1`, [limit]);
  }

  async payableOf(tx: Tx, id: string): Promise<string | null> {
    const [row]: { payableId: string }[] = await tx.query('select payable_id as "payableId" from payments.refund_tasks where id = $1', [id]);
    return row?.payableId ?? null;
  }

  /** The task as it stands; the caller holds its payable's lock, behind which every task of it changes. */
  async find(tx: Tx, id: string): Promise<RefundTask | null> {
    const [task]: RefundTask[] = await tx.query(`select ${COLUMNS} from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where t.id = $1`, [id]);
    return task ?? null;
  }

  /** Moves a task on; false where it stands elsewhere by now. */
  async move(tx: Tx, id: string, move: Exclude<RefundTaskMove, 'finish'>, way: RefundWay): Promise<boolean> {
    const from = statesAllowing(refundTaskMoves, move);
    const [, count]: [unknown, number] = await tx.query(
      'update payments.refund_tasks set state = $3, way = $4 where id = $1 and state = any($2)', [id, from, refundTaskMoves[from[0]!][move], way]);
    return count === 1;
  }

  /** Leaves a task that waits to people. */
  async leaveToPeople(tx: Tx, id: string): Promise<void> {
    await tx.query(`update payments.refund_tasks set way = 'transfer' where id = $1 and state = 'open'`, [id]);
  }

  /** Ends a task, once. */
  async finish(tx: Tx, id: string, { method, reference, at }: { method: RefundMethod; reference: string; at: Date }): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.refund_tasks set state = 'done', method = $2, reference = $3, done_at = $4 where id = $1 and state = any($5)`,
      [id, method, reference, at, statesAllowing(refundTaskMoves, 'finish')]);
    return count === 1;
  }

  /** đồng of captured money of a payable that went back. */
  async capturedSentBack(tx: Tx, payableId: string): Promise<number> {
    const [row]: { sum: number }[] = await tx.query(
      `select coalesce(sum(amount), 0)::bigint as sum from payments.refund_tasks where payable_id = $1 and state = 'done' and jsonb_array_length(splits) > 0`, [payableId]);
    return row!.sum;
  }

  /** Tasks of money that must go back, newest first; one more than `limit` tells that there is a next page. */
  async list(state: RefundTaskState | undefined, limit: number, after: Cursor | null): Promise<ShownRefundTask[]> {
    return this.dataSource.query(
      `${SHOWN} where ($1::text is null or t.state = $1) and ($2::uuid is null or t.id < $2::uuid) order by t.id desc limit $3`, [state ?? null, after?.[0] ?? null, limit + 1]);
  }

  async shown(id: string): Promise<ShownRefundTask | null> {
    const [task]: ShownRefundTask[] = await this.dataSource.query(`${SHOWN} where t.id = $1`, [id]);
    return task ?? null;
  }
}

const SHOWN = `
  select t.id, p.group_code as "groupCode", t.order_code as "orderCode", t.amount, t.reason, t.state, t.way, t.method, t.reference,
    t.created_at as "createdAt", t.done_at as "doneAt",
    (select json_build_object('method', s.method, 'state', s.state, 'code', s.gateway_code, 'tries', s.tries) from payments.refund_sendings s where s.task_id = t.id) as gateway,
    (select json_build_object('id', h.id, 'reference', h.reference, 'note', h.note, 'proposedBy', h.proposed_by, 'proposedAt', h.proposed_at, 'state', h.state, 'decidedBy', h.decided_by, 'accountBin', h.account_bin, 'accountEnd', h.account_end)
     from payments.refund_transfers h where h.task_id = t.id and h.state <> 'withdrawn' order by h.id desc limit 1) as transfer,
    (select h.complaint from payments.refund_transfers h where h.task_id = t.id and h.complaint is not null order by h.id desc limit 1) as complaint,
    (select json_build_object('bin', a.bin, 'numberEnd', a.number_end, 'givenAt', a.given_at) from payments.refund_accounts a where a.payable_id = t.payable_id and t.way = 'transfer' and a.forgotten_at is null) as account,
    coalesce((select json_agg(json_build_object('by', l.seen_by, 'at', l.seen_at) order by l.id) from payments.refund_account_looks l where l.task_id = t.id), '[]') as looks, t.at_door as "atDoor", t.carrier, case when t.state = 'open' and t.way is null and ${WITH_CARRIER} then t.carrier end as "waitsFor"
  from payments.refund_tasks t join payments.payables p on p.id = t.payable_id`;
