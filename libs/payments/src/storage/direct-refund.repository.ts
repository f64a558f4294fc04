import { Injectable } from '@nestjs/common';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { RefundTaskState } from '../domain/refund-task-state.js';

/** Money that a seller was paid himself and sends back himself. */
export interface DirectRefund {
  id: string;
  orderCode: string;
  amount: Dong;
  /** `open`: the seller has not sent it, or the buyer denies it; `proposed`: he says he has; `done`: the buyer says so too, or nothing. */
  state: RefundTaskState;
  createdAt: Date;
  /** The seller's evidence, as he wrote it last. */
  reference: string | null;
  note: string | null;
  saidAt: Date | null;
  complaint: string | null;
}

const COLUMNS = `t.id, t.order_code as "orderCode", t.amount, t.state, t.created_at as "createdAt", said.reference, said.note, said.proposed_at as "saidAt", said.complaint`;
const FROM = `from payments.refund_tasks t join payments.payable_splits s on s.order_code = t.order_code join payments.payables p on p.id = t.payable_id
  left join lateral (select h.reference, h.note, h.proposed_at, h.complaint from payments.refund_transfers h where h.task_id = t.id order by h.id desc limit 1) said on true
  where t.way = 'seller'`;

/** Every query of a seller's filters by the scope. */
@Injectable()
export class DirectRefundRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; one more than `limit` tells that there is a next page. `waiting`: those that the seller has to send. */
  async ofSeller(scope: SellerScope, waiting: boolean, limit: number, after: Cursor | null): Promise<DirectRefund[]> {
    return this.dataSource.query(
      `select ${COLUMNS} ${FROM} and s.seller_id = $1 and (not $2 or t.state = 'open') and ($3::uuid is null or t.id < $3::uuid) order by t.id desc limit $4`, [scope.sellerId, waiting, after?.[0] ?? null, limit + 1]);
  }

  async ofGroup(groupCode: string): Promise<DirectRefund[]> {
    return this.dataSource.query(`select ${COLUMNS} ${FROM} and p.group_code = $1 order by t.id desc`, [groupCode]);
  }

  /** Holds the payable of a refund that this seller has to send, behind whose lock its tasks change; false for everybody else's. */
  async holdOfSeller(tx: Tx, scope: SellerScope, id: string): Promise<boolean> { return this.hold(tx, 's.seller_id = $1', scope.sellerId, id); }

  /** The same for a refund of this purchase. */
  async holdOfGroup(tx: Tx, groupCode: string, id: string): Promise<boolean> { return this.hold(tx, 'p.group_code = $1', groupCode, id); }

  private async hold(tx: Tx, whose: string, value: string, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`select 1 ${FROM} and ${whose} and t.id = $2 for update of p`, [value, id]);
    return rows.length > 0;
  }

  /** Words of sellers that no buyer has answered since an instant, the oldest first. */
  async unanswered(since: Date, limit: number): Promise<{ id: string; groupCode: string }[]> {
    return this.dataSource.query(
      `select t.id, p.group_code as "groupCode" from payments.refund_transfers h join payments.refund_tasks t on t.id = h.task_id join payments.payables p on p.id = t.payable_id
       where h.sent_by = 'seller' and h.state = 'proposed' and h.proposed_at < $1 order by h.proposed_at limit $2`, [since, limit]);
  }
}
