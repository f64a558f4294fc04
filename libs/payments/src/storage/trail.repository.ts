import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';
import type { AttemptStatus } from '../domain/attempt-status.js';
import type { ReceiptState } from '../domain/judge-arrival.js';
import type { PayableStatus } from '../domain/payable.js';

/** Times are ISO 8601 with an offset, amounts đồng. */
export interface TrailSplit { orderCode: string; sellerId: string; items: number; delivery: number }
export interface TrailAttempt { id: string; method: PaymentMethod; status: AttemptStatus; amount: number; reference: string; at: string }
export interface TrailReceipt { id: string; provider: string; reference: string; amount: number; state: ReceiptState; at: string; toldBy: string[]; decision: { kind: string; reason: string; by: string } | null }
export interface TrailCapture { id: string; orderCode: string | null; amount: number; tender: string; late: boolean; at: string }
/** `bySeller`: whoever was paid sends it back himself, so that it is never due from the market. */
export interface TrailRefund {
  id: string; orderCode: string | null; amount: number; reason: string; state: string; method: string | null; reference: string | null; at: string; doneAt: string | null; bySeller: boolean;
  splits: { orderCode: string; sellerId: string; items: number; delivery: number }[];
}
/** What a carrier or gateway paid out of a receipt by a statement, and what it kept; `paidAt` null: its money is not in the bank yet. */
export interface TrailRemittance { id: string; party: string; reference: string; orderCode: string | null; amount: number; fee: number; takenAt: string; paidAt: string | null }
export interface PaymentsTrail {
  groupCode: string; channel: 'shop' | 'stall'; status: PayableStatus; total: number; received: number; held: number; captured: number; returning: number; refunded: number; at: string;
  splits: TrailSplit[]; attempts: TrailAttempt[]; receipts: TrailReceipt[]; captures: TrailCapture[]; refunds: TrailRefund[]; remittances: TrailRemittance[];
}

const rows = (select: string): string => `coalesce((select json_agg(row_to_json(t)) from (${select}) t), '[]')`;

const TRAIL = `
  select p.group_code as "groupCode", p.channel, p.status, p.total_amount as total, p.received_amount as received, p.held_amount as held, p.captured_amount as captured,
    p.returning_amount as returning, p.refunded_amount as refunded, to_json(p.created_at) as at,
    ${rows(`select order_code as "orderCode", seller_id as "sellerId", items_amount as items, delivery_amount as delivery from payments.payable_splits where payable_id = p.id order by order_code`)} as splits,
    ${rows('select id, method, status, amount, provider_ref as reference, created_at as at from payments.attempts where payable_id = p.id order by number')} as attempts,
    ${rows(`select r.id, r.provider, r.reference, r.amount, r.state, r.occurred_at as at,
        array(select b.provider from payments.bank_tellings b where b.receipt_id = r.id order by 1) as "toldBy",
        (select json_build_object('kind', d.decision, 'reason', d.reason, 'by', d.decided_by) from payments.line_decisions d where d.receipt_id = r.id) as decision
      from payments.receipts r where r.payable_id = p.id order by r.occurred_at, r.id`)} as receipts,
    ${rows('select id, order_code as "orderCode", amount, tender, late, captured_at as at from payments.captures where payable_id = p.id order by captured_at, id')} as captures,
    ${rows('select id, order_code as "orderCode", amount, reason, state, method, reference, created_at as at, done_at as "doneAt", way is not distinct from \'seller\' as "bySeller", splits from payments.refund_tasks where payable_id = p.id order by id')} as refunds,
    ${rows(`select m.id, m.party, w.reference, case when r.provider = 'door' then r.event_id end as "orderCode", w.collected_amount as amount, w.fee_amount as fee, m.taken_at as "takenAt", m.paid_at as "paidAt"
      from payments.receipts r join payments.remittance_rows w on w.receipt_id = r.id join payments.remittances m on m.id = w.remittance_id
      where r.payable_id = p.id and w.state in ('matched', 'under', 'over') and not w.withdrawn order by m.taken_at, w.row_no`)} as remittances
  from payments.payables p where p.group_code = $1`;

/** Everything that happened to the money of one group, in one statement. */
@Injectable()
export class TrailRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ofGroup(groupCode: string): Promise<PaymentsTrail | null> {
    const [trail]: PaymentsTrail[] = await this.dataSource.query(TRAIL, [groupCode]);
    return trail ?? null;
  }
}
