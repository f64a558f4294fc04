import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { payoutMoves } from '../domain/payout-state.js';
import type { PayoutMove, PayoutState } from '../domain/payout-state.js';

export interface Payout {
  id: string;
  code: string;
  batchId: string;
  sellerId: string;
  amount: Dong;
  bankBin: string;
  /** The last digits of the account's number. */
  accountEnd: string;
  accountMark: string;
  holder: string;
  state: PayoutState;
  /** The bank's of the transfer. */
  reference: string | null;
  settledAt: Date | null;
  returnedAt: Date | null;
  reason: string | null;
}

/** A payout as its seller sees it. */
export type OwnPayout = Omit<Payout, 'batchId' | 'accountMark'> & { preparedAt: Date };

const COLUMNS = `p.id, p.code, p.batch_id as "batchId", p.seller_id as "sellerId", p.amount, p.bank_bin as "bankBin", p.account_end as "accountEnd", p.account_mark as "accountMark",
  p.holder, p.state, p.reference, p.settled_at as "settledAt", p.returned_at as "returnedAt", p.reason`;

/** Payouts; each changes behind the lock of its batch. */
@Injectable()
export class PayoutRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, { id, code, batchId, sellerId, amount, bankBin, accountEnd, accountMark, holder }: Omit<Payout, 'state' | 'reference' | 'settledAt' | 'returnedAt' | 'reason'>): Promise<void> {
    await tx.query(
      'insert into settlement.payouts (id, code, batch_id, seller_id, amount, bank_bin, account_end, account_mark, holder) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, code, batchId, sellerId, amount, bankBin, accountEnd, accountMark, holder]);
  }

  async ofBatch(batchId: string, tx?: Tx): Promise<Payout[]> {
    return (tx ?? this.dataSource).query(`select ${COLUMNS} from settlement.payouts p where p.batch_id = $1 order by p.id`, [batchId]);
  }

  /** In which batch the payout of a code is. */
  async batchOf(tx: Tx, code: string): Promise<string | null> {
    const [row]: { batchId: string }[] = await tx.query('select batch_id as "batchId" from settlement.payouts where code = $1', [code]);
    return row?.batchId ?? null;
  }

  /** Moves a payout on; false where it stands elsewhere by now. */
  private async move(tx: Tx, id: string, move: PayoutMove, set: string, values: readonly unknown[]): Promise<boolean> {
    const from = statesAllowing(payoutMoves, move);
    const [, count]: [unknown, number] = await tx.query(`update settlement.payouts set state = $2${set} where id = $1 and state = any($3)`, [id, payoutMoves[from[0]!][move], from, ...values]);
    return count === 1;
  }

  send(tx: Tx, id: string): Promise<boolean> { return this.move(tx, id, 'send', '', []); }

  settle(tx: Tx, id: string, reference: string, by: string, at: Date): Promise<boolean> {
    return this.move(tx, id, 'settle', ', reference = $4, settled_by = $5, settled_at = $6', [reference, by, at]);
  }

  /** Ends a payout whose money stays with the market: not sent, or sent back. */
  giveBack(tx: Tx, id: string, move: 'return' | 'drop', reason: string, by: string, at: Date): Promise<boolean> {
    return this.move(tx, id, move, ', reason = $4, returned_by = $5, returned_at = $6', [reason, by, at]);
  }

  async ownOne(scope: SellerScope, id: string): Promise<OwnPayout | null> {
    const [payout]: OwnPayout[] = await this.dataSource.query(
      `select ${COLUMNS}, b.prepared_at as "preparedAt" from settlement.payouts p join settlement.payout_batches b on b.id = p.batch_id where p.seller_id = $1 and p.id = $2`, [scope.sellerId, id]);
    return payout ?? null;
  }

  /** A seller's payouts, newest first; one more than `limit` tells that there is a next page. */
  async ofSeller(scope: SellerScope, limit: number, after: Cursor | null): Promise<OwnPayout[]> {
    return this.dataSource.query(
      `select ${COLUMNS}, b.prepared_at as "preparedAt" from settlement.payouts p join settlement.payout_batches b on b.id = p.batch_id
       where p.seller_id = $1 and ($2::uuid is null or p.id < $2::uuid) order by p.id desc limit $3`, [scope.sellerId, after?.[0] ?? null, limit + 1]);
  }
}
