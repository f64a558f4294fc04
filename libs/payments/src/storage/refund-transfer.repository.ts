import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { holdEvidence, plainEvidence } from './evidence.js';

export interface RefundTransfer {
  id: string;
  taskId: string;
  /** The bank's reference of the transfer: the evidence. */
  reference: string;
  note: string;
  /** `gateway`: people found at the gateway that it had sent the money after all. `seller`: he had it, and sent it himself. */
  sentBy: 'transfer' | 'gateway' | 'seller';
  state: 'proposed' | 'confirmed' | 'withdrawn';
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
}

const COLUMNS = 'id, task_id as "taskId", reference, note, sent_by as "sentBy", state, proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy"';

/** Refunds by hand. */
@Injectable()
export class RefundTransferRepository {
  /** Writes a proposal; false when its evidence stands for another refund or return already. */
  async insert(tx: Tx, { id, taskId, reference, note, sentBy, proposedBy }: Pick<RefundTransfer, 'id' | 'taskId' | 'reference' | 'note' | 'sentBy' | 'proposedBy'>, at: Date): Promise<boolean> {
    await holdEvidence(tx, reference);
    const rows: unknown[] = await tx.query(
      `insert into payments.refund_transfers (id, task_id, reference, note, proposed_by, proposed_at, sent_by, account_bin, account_end)
       select $1, $2, $3, $4, $5, $6, $7, account.bin, account.number_end
       from (select) as one left join (select a.bin, a.number_end from payments.refund_accounts a join payments.refund_tasks t on t.payable_id = a.payable_id where t.id = $2 and $7 = 'transfer' and a.forgotten_at is null) account on true
       where not exists (select from payments.line_returns b where b.state in ('proposed', 'confirmed') and ${plainEvidence('b.reference')} = ${plainEvidence('$3')})
       on conflict do nothing returning 1`, [id, taskId, reference, note, proposedBy, at, sentBy]);
    return rows.length > 0;
  }

  async find(tx: Tx, taskId: string, id: string): Promise<RefundTransfer | null> {
    const [transfer]: RefundTransfer[] = await tx.query(`select ${COLUMNS} from payments.refund_transfers where task_id = $1 and id = $2`, [taskId, id]);
    return transfer ?? null;
  }

  /** The proposal that counts: open or confirmed. */
  async current(tx: Tx, taskId: string): Promise<RefundTransfer | null> {
    const [transfer]: RefundTransfer[] = await tx.query(`select ${COLUMNS} from payments.refund_transfers where task_id = $1 and state <> 'withdrawn' order by id desc limit 1`, [taskId]);
    return transfer ?? null;
  }

  /** A seller's word that is not true, as its buyer says: it counts no longer. */
  async deny(tx: Tx, id: string, complaint: string, by: string, at: Date): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.refund_transfers set state = 'withdrawn', complaint = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, complaint, by, at]);
    return count === 1;
  }

  /** Decides a proposal, once. */
  async decide(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query(
      `update payments.refund_transfers set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, state, by, at]);
    return count === 1;
  }
}
