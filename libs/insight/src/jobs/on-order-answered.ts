import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { DeedRepository } from '../storage/deed.repository.js';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_answered')
export class OnOrderAnswered implements EventHandler<'ordering.order_answered'> {
  constructor(private readonly help: HelpRepository, private readonly deeds: DeedRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'ordering.order_answered'>): Promise<void> {
    const { sellerId, by, at } = payload;
    await this.help.keepAnswered(tx, eventId, payload);
    if (by !== 'buyer') await this.deeds.keep(tx, eventId, { sellerId, task: 'order', by, at });
  }

  subject({ orderCode }: DeliveredEvent<'ordering.order_answered'>['payload']): string { return orderCode; }
}
