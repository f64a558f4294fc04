import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { FollowNeighbours } from '../usecases/follow-neighbours.js';

@Injectable() @HandlesEvent('catalog', 'sellers.seller_changed')
export class OnSellerChanged implements EventHandler<'sellers.seller_changed'> {
  constructor(private readonly follow: FollowNeighbours) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.seller_changed'>): Promise<void> { await this.follow.seller(tx, eventId, payload); }
}
