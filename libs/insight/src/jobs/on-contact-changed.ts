import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { WatchRepository } from '../storage/watch.repository.js';

@Injectable()
@HandlesEvent('insight', 'sellers.contact_changed')
export class OnContactChanged implements EventHandler<'sellers.contact_changed'> {
  constructor(private readonly watch: WatchRepository) {}

  async handle(tx: Tx, { payload, createdAt }: DeliveredEvent<'sellers.contact_changed'>): Promise<void> { await this.watch.keepPhones(tx, payload, createdAt); }

  subject({ sellerId }: DeliveredEvent<'sellers.contact_changed'>['payload']): string { return sellerId; }
}
