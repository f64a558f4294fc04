import { Injectable } from '@nestjs/common';
import { Clock, sumDong } from '@cho-phien/kernel';
import type { CapturedSplit, PaymentMethod } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Payable, Split } from '../domain/payable.js';
import { CaptureRepository } from '../storage/capture.repository.js';
import type { Tender } from '../storage/capture.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';

export interface CaptureOf {
  attemptId: string;
  method: PaymentMethod;
  tender: Tender;
  late: boolean;
  /** Who has money taken at a door; the seller when left out. */
  holder?: 'seller' | 'carrier' | 'market';
  /** One order of the group, for money taken at its door; null: the whole group. */
  orderCode: string | null;
  /** Now, unless an earlier payment is recorded. */
  capturedAt?: Date;
}

const capturedSplit = ({ orderCode, sellerId, items, delivery }: Split): CapturedSplit => ({ orderCode, sellerId, items, delivery, amount: items + delivery });

/** Writes a capture and publishes it. The caller holds the payable's lock and has judged the money. */
@Injectable()
export class CapturePayment {
  constructor(
    private readonly payables: PayableRepository,
    private readonly captures: CaptureRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, payable: Payable, { attemptId, method, tender, late, holder, orderCode, capturedAt = this.clock.now() }: CaptureOf): Promise<void> {
    const splits = (await this.payables.splits(tx, payable.id)).filter((split) => (orderCode === null ? !split.direct : split.orderCode === orderCode));
    const amount = sumDong(splits.flatMap(({ items, delivery }) => [items, delivery]));
    const captureId = await this.captures.insert(tx, { payableId: payable.id, attemptId, orderCode, amount, tender, late, capturedAt });
    await this.outbox.append(tx, {
      type: 'payments.payment_captured',
      payload: {
        captureId, payableId: payable.id, groupCode: payable.groupCode, attemptId, method, tender, amount, late,
        capturedAt: capturedAt.toISOString(), splits: splits.map(capturedSplit),
        channel: payable.channel, ...(holder && { holder }),
      },
    });
  }
}
