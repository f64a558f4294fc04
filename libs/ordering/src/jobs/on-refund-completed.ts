import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SettleRefund } from '../usecases/settle-refund.js';

@Injectable() @HandlesEvent('ordering', 'payments.refund_completed')
export class OnRefundCompleted implements EventHandler<'payments.refund_completed'> {
  constructor(private readonly settleRefund: SettleRefund) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.refund_completed'>): Promise<void> { await this.settleRefund.run(tx, payload); }
}
