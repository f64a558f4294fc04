import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { doorOrderIn } from '../domain/door-memo.js';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { splitTotal } from '../domain/payable.js';
import type { Payable, Split } from '../domain/payable.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { CaptureRepository } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import type { Arrival } from '../storage/receipt.repository.js';
import { CaptureAtDoor } from './capture-at-door.js';
import { EnterReceipt } from './enter-receipt.js';

/** A transfer by the code on a parcel: it pays that one order of a purchase that was to be paid at the door. */
@Injectable()
export class TakeDoorTransfer {
  constructor(
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly captures: CaptureRepository,
    private readonly enter: EnterReceipt,
    private readonly capture: CaptureAtDoor,
  ) {}

  /** Null: the money is not exactly what one unpaid parcel asks for; it is then judged as money for the whole group. */
  async run(tx: Tx, payable: Payable, arrival: Arrival, memos: readonly string[]): Promise<ReceiptState | null> {
    const split = await this.parcel(tx, payable, arrival.amount, memos);
    const attempt = split && (await this.attempts.cod(tx, payable.id));
    if (!split || !attempt) return null;
    if ((await this.enter.run(tx, payable, { ...arrival, state: 'matched', attemptId: attempt.id })) === null) return null;
    await this.capture.run(tx, payable, split, { attemptId: attempt.id, tender: 'qr_at_door', holder: 'market' });
    return 'matched';
  }

  private async parcel(tx: Tx, payable: Payable, amount: number, memos: readonly string[]): Promise<Split | null> {
    if (payable.status !== 'cod') return null;
    const orderCode = memos.map((memo) => doorOrderIn(memo, payable.groupCode)).find((code) => code !== null);
    const split = (await this.payables.splits(tx, payable.id)).find((each) => each.orderCode === orderCode);
    if (!split || splitTotal(split) !== amount) return null;
    return (await this.captures.capturedOf(tx, payable.id, split.orderCode)) ? null : split;
  }
}
