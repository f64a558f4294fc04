import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { PaymentCaptured } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

export type Tender = PaymentCaptured['payload']['tender'];
export interface NewCapture { payableId: string; attemptId: string; orderCode: string | null; amount: Dong; tender: Tender; late: boolean; capturedAt: Date }

@Injectable()
export class CaptureRepository {
  /** Records a capture; a second one of the same payable (or order at the door) is refused by the database (23505). */
  async insert(tx: Tx, { payableId, attemptId, orderCode, amount, tender, late, capturedAt }: NewCapture): Promise<string> {
    const id = newId();
    await tx.query(
      `insert into payments.captures (id, payable_id, attempt_id, order_code, amount, tender, late, captured_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, payableId, attemptId, orderCode, amount, tender, late, capturedAt]);
    return id;
  }

  /** What was captured for one order: by its own capture, or as part of its group's. */
  async capturedOf(tx: Tx, payableId: string, orderCode: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from payments.captures where payable_id = $1 and (order_code is null or order_code = $2) limit 1', [payableId, orderCode]);
    return rows.length > 0;
  }
}
