import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_delayed')
export class OnOrderDelayed implements EventHandler<'ordering.order_delayed'> {
  constructor(private readonly help: HelpRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'ordering.order_delayed'>): Promise<void> { await this.help.keepDelayed(tx, eventId, payload); }

  subject({ orderCode }: DeliveredEvent<'ordering.order_delayed'>['payload']): string { return orderCode; }
}
