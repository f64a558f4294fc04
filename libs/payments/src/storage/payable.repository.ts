import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { SaleChannel } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { payableMoves } from '../domain/payable.js';
import type { Payable, PayableMove, PayableStatus, Split } from '../domain/payable.js';

export interface NewPayable {
  id: string;
  groupCode: string;
  channel?: SaleChannel;
  total: Dong;
  codAllowed: boolean;
  tokenHash: string;
  expiresAt: Date | null;
  createdAt: Date;
  splits: readonly Split[];
}

/** Amounts by which a payable changes, in đồng; `held` is set, not added. */
export interface MoneyChange { received: number; held: number; captured: number; returning: number }

const COLUMNS = `
  id, group_code as "groupCode", channel, status, total_amount as total, received_amount as received, held_amount as held, captured_amount as captured,
  returning_amount as returning, refunded_amount as refunded, direct_amount as direct, direct_captured_amount as "directCaptured", attempts, cod_allowed as "codAllowed", expires_at as "expiresAt"`;

@Injectable()
export class PayableRepository {
  /** Payable and splits in one statement: checkout is a hot path. */
  async insert(tx: Tx, { id, groupCode, channel = 'shop', total, codAllowed, tokenHash, expiresAt, createdAt, splits }: NewPayable): Promise<void> {
    await tx.query(
      `with opened as (
         insert into payments.payables (id, group_code, total_amount, cod_allowed, token_hash, expires_at, created_at, channel, direct_amount)
         values ($1, $2, $3, $4, $5, $6, $7, $12, $14) returning id)
       insert into payments.payable_splits (payable_id, order_code, seller_id, items_amount, delivery_amount, direct)
       select opened.id, split.* from opened, unnest($8::text[], $9::uuid[], $10::bigint[], $11::bigint[], $13::boolean[]) as split`,
      [id, groupCode, total, codAllowed, tokenHash, expiresAt, createdAt,
        splits.map((split) => split.orderCode), splits.map((split) => split.sellerId), splits.map((split) => split.items), splits.map((split) => split.delivery), channel,
        splits.map((split) => split.direct ?? false), splits.reduce((sum, split) => sum + (split.direct ? split.items + split.delivery : 0), 0)]);
  }

  /** The payable with its row locked: every change of its money and attempts happens behind this one lock. */
  async lock(tx: Tx, groupCode: string): Promise<Payable | null> {
    const [payable]: Payable[] = await tx.query(`select ${COLUMNS} from payments.payables where group_code = $1 for update`, [groupCode]);
    return payable ?? null;
  }

  async lockById(tx: Tx, id: string): Promise<Payable | null> {
    const [payable]: Payable[] = await tx.query(`select ${COLUMNS} from payments.payables where id = $1 for update`, [id]);
    return payable ?? null;
  }

  async splits(tx: Tx, payableId: string): Promise<Split[]> {
    return tx.query(
      `select order_code as "orderCode", seller_id as "sellerId", items_amount as items, delivery_amount as delivery, direct
       from payments.payable_splits where payable_id = $1 order by order_code`, [payableId]);
  }

  /** Which of the codes are groups of ours. */
  async knownGroups(tx: Tx, codes: readonly string[]): Promise<string[]> {
    const rows: { groupCode: string }[] = await tx.query('select group_code as "groupCode" from payments.payables where group_code = any($1)', [codes]);
    return rows.map(({ groupCode }) => groupCode);
  }

  async changeMoney(tx: Tx, id: string, change: MoneyChange): Promise<void> {
    await tx.query(
      `update payments.payables set received_amount = received_amount + $2, held_amount = $3,
         captured_amount = captured_amount + $4, returning_amount = returning_amount + $5 where id = $1`,
      [id, change.received, change.held, change.captured, change.returning]);
  }

  /** Notes money that a seller says came to him. */
  async addDirect(tx: Tx, id: string, amount: Dong): Promise<void> {
    await tx.query(
      `update payments.payables set received_amount = received_amount + $2, captured_amount = captured_amount + $2, direct_captured_amount = direct_captured_amount + $2 where id = $1`, [id, amount]);
  }

  /** Counts money that went back. */
  async addRefunded(tx: Tx, id: string, amount: Dong): Promise<void> {
    await tx.query('update payments.payables set refunded_amount = refunded_amount + $2 where id = $1', [id, amount]);
  }

  /** Moves the status by the table; false where the present state does not allow it. */
  async move(tx: Tx, id: string, move: PayableMove, to: PayableStatus): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.payables set status = $2, expires_at = case when $2 = 'cod' then null else expires_at end where id = $1 and status = any($3)`,
      [id, to, statesAllowing(payableMoves, move)]);
    return count === 1;
  }

  /** Takes the next attempt number of a locked payable. */
  async nextAttempt(tx: Tx, id: string): Promise<number> {
    const [[row]]: [{ attempts: number }[], number] = await tx.query('update payments.payables set attempts = attempts + 1 where id = $1 returning attempts', [id]);
    return row!.attempts;
  }
}
