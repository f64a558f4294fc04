import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ShelfRepository } from '../storage/shelf.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.product_changed')
export class OnProductChanged implements EventHandler<'catalog.product_changed'> {
  constructor(private readonly shelf: ShelfRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.product_changed'>): Promise<void> { await this.shelf.keepState(tx, eventId, payload); }
}
