import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { FollowNeighbours } from '../usecases/follow-neighbours.js';

@Injectable() @HandlesEvent('catalog', 'inventory.stock_changed')
export class OnStockChanged implements EventHandler<'inventory.stock_changed'> {
  readonly latestOnly = true;

  constructor(private readonly follow: FollowNeighbours) {}

  async handle(tx: Tx, event: DeliveredEvent<'inventory.stock_changed'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'inventory.stock_changed'>[]): Promise<void> { await this.follow.stock(tx, events.map(({ payload }) => payload)); }

  subject({ productId, variantId }: DeliveredEvent<'inventory.stock_changed'>['payload']): string { return `${productId} ${variantId}`; }
}
