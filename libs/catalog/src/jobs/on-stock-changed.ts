import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { FollowNeighbours } from '../usecases/follow-neighbours.js';

@Injectable() @HandlesEvent('catalog', 'inventory.stock_changed')
export class OnStockChanged implements EventHandler<'inventory.stock_changed'> {
  constructor(private readonly follow: FollowNeighbours) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'inventory.stock_changed'>): Promise<void> { await this.follow.stock(tx, payload); }
}
