import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';

const STATES = { approve: 'approved', ask_changes: 'changes_asked', decline: 'declined' } as const;

@Injectable()
@HandlesEvent('insight', 'catalog.listing_decided')
export class OnListingDecided implements EventHandler<'catalog.listing_decided'> {
  constructor(private readonly help: HelpRepository) {}

  /** Only what the seller had agreed to is decided upon. */
  async handle(tx: Tx, { eventId, payload: { decision, productId, sellerId, name, at } }: DeliveredEvent<'catalog.listing_decided'>): Promise<void> {
    await this.help.keepListing(tx, eventId, { productId, sellerId, name, state: STATES[decision], by: null, confirmedAt: at, at });
  }

  subject({ productId }: DeliveredEvent<'catalog.listing_decided'>['payload']): string { return productId; }
}
