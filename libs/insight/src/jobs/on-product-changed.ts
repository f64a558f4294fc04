import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';
import { ShelfRepository } from '../storage/shelf.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.product_changed')
export class OnProductChanged implements EventHandler<'catalog.product_changed'> {
  constructor(private readonly shelf: ShelfRepository, private readonly help: HelpRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.product_changed'>): Promise<void> {
    await this.shelf.keepState(tx, eventId, payload);
    await this.help.keepGoods(tx, eventId, payload);
  }

  subject({ productId }: DeliveredEvent<'catalog.product_changed'>['payload']): string { return productId; }
}
