import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ShelfRepository } from '../storage/shelf.repository.js';

@Injectable()
@HandlesEvent('insight', 'inventory.stock_changed')
export class OnStockChanged implements EventHandler<'inventory.stock_changed'> {
  constructor(private readonly shelf: ShelfRepository) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'inventory.stock_changed'>): Promise<void> { await this.shelf.keepStock(tx, payload); }
}
