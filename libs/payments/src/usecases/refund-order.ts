import { Injectable } from '@nestjs/common';
import type { OrderRefundAsked } from '@cho-phien/contracts';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { boundedRefund } from '../domain/split-refund.js';
import { CaptureRepository } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import { SplitRepository } from '../storage/split.repository.js';
import { RequestRefund } from './request-refund.js';

/** Sends back money that was captured for one order: never more than is left of its own split, never another seller's money. What was paid to the seller himself is his to send, cash that a carrier has waits for its payment. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly payables: PayableRepository,
    private readonly splits: SplitRepository,
    private readonly captures: CaptureRepository,
    private readonly receipts: ReceiptRepository,
    private readonly tasks: RefundTaskRepository,
    private readonly refund: RequestRefund,
    private readonly changes: ChangeFeed,
  ) {}

  /** Repeating a cause changes nothing; neither does asking where nothing is left. */
  async run(tx: Tx, { groupCode, orderCode, items, delivery, lines, reason, cause }: OrderRefundAsked['payload']): Promise<void> {
    const payable = await this.payables.lock(tx, groupCode);
    const split = payable && (await this.splits.find(tx, payable.id, orderCode));
    if (!payable || !split) throw new Error(`No payable for the order ${orderCode}.`);
    if (!(await this.captures.capturedOf(tx, payable.id, orderCode))) throw new Error(`Nothing was captured for the order ${orderCode}.`);
    if (await this.tasks.isKnown(tx, cause)) return;
    const share = boundedRefund(split, { items, delivery, lines });
    if (share.amount === 0) return;
    await this.splits.sendBack(tx, payable.id, share);
    const hand = await this.receipts.handOf(tx, payable.id, orderCode);
    await this.refund.run(tx, payable, { orderCode, receiptId: null, amount: share.amount, reason, cause, hand, way: split.direct || hand?.carrier === null ? 'seller' : null }, [share]);
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }
}
