import { Injectable } from '@nestjs/common';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { AttemptStatus } from '../domain/attempt-status.js';
import { doorMemo } from '../domain/door-memo.js';

export interface DirectPayment { id: string; orderCode: string; status: AttemptStatus; amount: Dong; memo: string; accountEnd: string; createdAt: Date; expiresAt: Date | null }

const OF_SELLER = `from payments.attempts a join payments.payable_splits s on s.order_code = a.order_code join payments.payables p on p.id = a.payable_id where s.seller_id = $1`;

/** What buyers pay to sellers themselves; every query filters by the scope. */
@Injectable()
export class DirectPaymentRepository {
  constructor(private readonly dataSource: DataSource) {}

  async payableOf(tx: Tx, scope: SellerScope, orderCode: string): Promise<string | null> {
    const [row]: { payableId: string }[] = await tx.query(`select a.payable_id as "payableId" ${OF_SELLER} and a.order_code = $2`, [scope.sellerId, orderCode]);
    return row?.payableId ?? null;
  }

  /** Newest first, or only those that wait; one more than `limit` tells that there is a next page. */
  async list(scope: SellerScope, waiting: boolean, limit: number, after: Cursor | null): Promise<DirectPayment[]> {
    const rows: (Omit<DirectPayment, 'memo'> & { groupCode: string })[] = await this.dataSource.query(
      `select a.id, a.order_code as "orderCode", a.status, a.amount, p.group_code as "groupCode",
         right(a.payee ->> 'accountNumber', 4) as "accountEnd", a.created_at as "createdAt", a.expires_at as "expiresAt"
       ${OF_SELLER} and (not $2 or a.status in ('pending', 'expired')) and ($3::uuid is null or a.id < $3::uuid) order by a.id desc limit $4`,
      [scope.sellerId, waiting, after?.[0] ?? null, limit + 1]);
    return rows.map(({ groupCode, ...payment }) => ({ ...payment, memo: doorMemo(groupCode, payment.orderCode) }));
  }
}
