import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { DeedRepository } from '../storage/deed.repository.js';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.draft_saved')
export class OnDraftSaved implements EventHandler<'catalog.draft_saved'> {
  constructor(private readonly help: HelpRepository, private readonly deeds: DeedRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.draft_saved'>): Promise<void> {
    await this.help.keepListing(tx, eventId, payload);
    await this.deeds.keep(tx, eventId, { ...payload, task: 'listing' });
  }

  subject({ productId }: DeliveredEvent<'catalog.draft_saved'>['payload']): string { return productId; }
}
