import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { CancelOrderGroup } from '../usecases/cancel-order-group.js';

@Injectable() @HandlesEvent('ordering', 'payments.payment_called_off')
export class OnPaymentCalledOff implements EventHandler<'payments.payment_called_off'> {
  constructor(private readonly cancel: CancelOrderGroup) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.payment_called_off'>): Promise<void> { await this.cancel.unpaidFor(tx, payload.groupCode); }
}
