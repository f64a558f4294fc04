import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { holdEvidence, plainEvidence } from './evidence.js';

export interface LineReturn { id: string; receiptId: string; reference: string; note: string; state: 'proposed' | 'confirmed' | 'withdrawn'; proposedBy: string; decidedBy: string | null }

const COLUMNS = 'id, receipt_id as "receiptId", reference, note, state, proposed_by as "proposedBy", decided_by as "decidedBy"';

/** Money sent back to its sender by hand. */
@Injectable()
export class LineReturnRepository {
  /** Writes a proposal; false when its evidence stands for another return or refund already. */
  async insert(tx: Tx, { id, receiptId, reference, note, proposedBy }: Omit<LineReturn, 'state' | 'decidedBy'>, at: Date): Promise<boolean> {
    await holdEvidence(tx, reference);
    const rows: unknown[] = await tx.query(
      `insert into payments.line_returns (id, receipt_id, reference, note, proposed_by, proposed_at)
       select $1, $2, $3, $4, $5, $6
       where not exists (select from payments.refund_transfers t where t.state in ('proposed', 'confirmed') and ${plainEvidence('t.reference')} = ${plainEvidence('$3')})
       on conflict do nothing returning 1`, [id, receiptId, reference, note, proposedBy, at]);
    return rows.length > 0;
  }

  async find(tx: Tx, receiptId: string, id: string): Promise<LineReturn | null> {
    const [found]: LineReturn[] = await tx.query(`select ${COLUMNS} from payments.line_returns where receipt_id = $1 and id = $2`, [receiptId, id]);
    return found ?? null;
  }

  /** The proposal that counts: open or confirmed. */
  async current(tx: Tx, receiptId: string): Promise<LineReturn | null> {
    const [found]: LineReturn[] = await tx.query(`select ${COLUMNS} from payments.line_returns where receipt_id = $1 and state <> 'withdrawn' limit 1`, [receiptId]);
    return found ?? null;
  }

  /** Decides a proposal, once. */
  async decide(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.line_returns set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, state, by, at]);
    return count === 1;
  }
}
