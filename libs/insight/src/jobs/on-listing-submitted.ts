import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { DeedRepository } from '../storage/deed.repository.js';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.listing_submitted')
export class OnListingSubmitted implements EventHandler<'catalog.listing_submitted'> {
  constructor(private readonly help: HelpRepository, private readonly deeds: DeedRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.listing_submitted'>): Promise<void> {
    await this.help.keepListing(tx, eventId, payload);
    await this.deeds.keep(tx, eventId, { ...payload, task: 'review' });
  }

  subject({ productId }: DeliveredEvent<'catalog.listing_submitted'>['payload']): string { return productId; }
}
