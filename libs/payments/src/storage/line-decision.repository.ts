import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { BankLineDecided } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import type { ReceiptProvider } from './receipt.repository.js';

export interface UnplacedLine { id: string; provider: ReceiptProvider; reference: string; amount: Dong; occurredAt: Date; state: ReceiptState; outgoing: boolean; groupCode: string | null }
/** `remitted`: it is what a carrier or gateway paid out by its statement. */
export type LineDecision = BankLineDecided['payload']['decision'] | 'remitted';
export interface LineWord { decision: LineDecision; reason: string; by: string; at: Date }

/** What people decided about lines that nobody could place: one word each, behind the line's lock. */
@Injectable()
export class LineDecisionRepository {
  /** The line, locked until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<UnplacedLine | null> {
    const [line]: UnplacedLine[] = await tx.query(
      `select r.id, r.provider, r.reference, r.amount, r.occurred_at as "occurredAt", r.state, r.outgoing,
         (select p.group_code from payments.payables p where p.id = r.payable_id) as "groupCode"
       from payments.receipts r where r.id = $1 for update of r`, [id]);
    return line ?? null;
  }

  async wordOn(tx: Tx, id: string): Promise<LineWord | null> {
    const [word]: LineWord[] = await tx.query('select decision, reason, decided_by as by, decided_at as at from payments.line_decisions where receipt_id = $1', [id]);
    return word ?? null;
  }

  /** Somebody has sent it back to its sender; it waits for the second person. */
  async isGoingBack(tx: Tx, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`select 1 from payments.line_returns where receipt_id = $1 and state = 'proposed'`, [id]);
    return rows.length > 0;
  }

  /** Gives the line its word; its state and what it pays follow. */
  async decide(tx: Tx, id: string, { decision, reason, by, at }: LineWord, place: { state: ReceiptState; payableId: string | null; attemptId: string | null }): Promise<void> {
    await tx.query('insert into payments.line_decisions (receipt_id, decision, reason, decided_by, decided_at) values ($1, $2, $3, $4, $5)', [id, decision, reason, by, at]);
    await tx.query(`update payments.receipts set state = $2, payable_id = $3, attempt_id = $4 where id = $1 and state = 'unmatched'`, [id, place.state, place.payableId, place.attemptId]);
  }
}
