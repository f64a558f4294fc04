import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

export interface PayoutLine { line: string; payoutId: string; amount: Dong; reference: string; at: Date }

/** A reference as it is compared: however it was typed, its letters and digits. */
const KEY = `coalesce(nullif(upper(regexp_replace($1, '[^[:alnum:]]', '', 'g')), ''), $1)`;

/** What the bank says of payouts: its references and its lines; each stands for one thing. */
@Injectable()
export class PayoutLineRepository {
  /** Takes a reference for one payout, or for all of a batch (`payoutId` null); false where it stands for something else. */
  async holdReference(tx: Tx, reference: string, batchId: string, payoutId: string | null, at: Date): Promise<boolean> {
    await tx.query(
      `insert into settlement.payout_references (reference_key, batch_id, payout_id, used_at) values (${KEY}, $2, $3, $4) on conflict do nothing`, [reference, batchId, payoutId, at]);
    const rows: unknown[] = await tx.query(
      `select 1 from settlement.payout_references where reference_key = ${KEY} and batch_id = $2 and payout_id is not distinct from $3::uuid`, [reference, batchId, payoutId]);
    return rows.length > 0;
  }

  async isKnown(tx: Tx, line: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from settlement.payout_lines where line = $1', [line]);
    return rows.length > 0;
  }

  /** Whether the payout has had its line. */
  async isSeen(tx: Tx, payoutId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from settlement.payout_lines where payout_id = $1 and fits', [payoutId]);
    return rows.length > 0;
  }

  async keep(tx: Tx, { line, payoutId, amount, reference, at }: PayoutLine, fits: boolean): Promise<void> {
    await tx.query('insert into settlement.payout_lines (line, payout_id, fits, amount, reference, seen_at) values ($1, $2, $3, $4, $5, $6)', [line, payoutId, fits, amount, reference, at]);
  }
}
