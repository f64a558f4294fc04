import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ConcludePayout } from '../usecases/conclude-payout.js';

@Injectable() @HandlesEvent('settlement', 'payments.payout_line_seen')
export class OnPayoutLineSeen implements EventHandler<'payments.payout_line_seen'> {
  constructor(private readonly conclude: ConcludePayout) {}

  subject({ payoutCode }: DeliveredEvent<'payments.payout_line_seen'>['payload']): string { return payoutCode; }

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.payout_line_seen'>): Promise<void> { await this.conclude.confirmByLine(tx, payload); }
}
