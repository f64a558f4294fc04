import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { CollectAtDoor } from '../usecases/collect-at-door.js';

@Injectable() @HandlesEvent('payments', 'ordering.collected_at_door')
export class OnCollectedAtDoor implements EventHandler<'ordering.collected_at_door'> {
  constructor(private readonly collect: CollectAtDoor) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.collected_at_door'>): Promise<void> { await this.collect.run(tx, payload); }
}
