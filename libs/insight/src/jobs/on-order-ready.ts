import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_ready')
export class OnOrderReady implements EventHandler<'ordering.order_ready'> {
  constructor(private readonly help: HelpRepository) {}

  async handle(tx: Tx, event: DeliveredEvent<'ordering.order_ready'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'ordering.order_ready'>[]): Promise<void> { await this.help.keepReady(tx, events.map(({ payload }) => payload)); }

  subject({ orderCode }: DeliveredEvent<'ordering.order_ready'>['payload']): string { return orderCode; }
}
