import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SettleCapture } from '../usecases/settle-capture.js';

@Injectable()
@HandlesEvent('ordering', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly settleCapture: SettleCapture) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.payment_captured'>): Promise<void> {
    await this.settleCapture.run(tx, payload);
  }
}
