import { Injectable } from '@nestjs/common';
import { dong } from '@cho-phien/kernel';
import type { OrderPaidButGone } from '@cho-phien/contracts';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { refundCause } from '../domain/refund-cause.js';
import { CaptureRepository } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { capturedSplit } from './capture-payment.js';
import { RequestRefund } from './request-refund.js';

/** Sends back what was captured for an order whose goods are gone: exactly that order's share, never another seller's money. */
@Injectable()
export class RefundGoneOrder {
  constructor(
    private readonly payables: PayableRepository,
    private readonly captures: CaptureRepository,
    private readonly refund: RequestRefund,
    private readonly changes: ChangeFeed,
  ) {}

  async run(tx: Tx, { groupCode, orderCode, amount }: OrderPaidButGone['payload']): Promise<void> {
    const payable = await this.payables.lock(tx, groupCode);
    const split = payable && (await this.payables.splits(tx, payable.id)).find((each) => each.orderCode === orderCode);
    if (!payable || !split) throw new Error(`No payable for the order ${orderCode}.`);
    const share = capturedSplit(split);
    if (amount !== share.amount) throw new Error(`The order ${orderCode} was paid with another amount than is to go back.`);
    if (!(await this.captures.capturedOf(tx, payable.id, orderCode))) throw new Error(`Nothing was captured for the order ${orderCode}.`);
    await this.refund.run(tx, payable, { orderCode, receiptId: null, amount: dong(amount), reason: 'stock_gone', cause: refundCause.order(orderCode) }, [share]);
    await this.changes.announce(tx, `order_group:${groupCode}`);
  }
}
