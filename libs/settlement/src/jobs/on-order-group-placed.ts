import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { FreezeTerms } from '../usecases/freeze-terms.js';

@Injectable() @HandlesEvent('settlement', 'ordering.order_group_placed')
export class OnOrderGroupPlaced implements EventHandler<'ordering.order_group_placed'> {
  constructor(private readonly freezeTerms: FreezeTerms) {}

  async handle(tx: Tx, event: DeliveredEvent<'ordering.order_group_placed'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'ordering.order_group_placed'>[]): Promise<void> { await this.freezeTerms.run(tx, events); }

  subject({ groupCode }: DeliveredEvent<'ordering.order_group_placed'>['payload']): string { return groupCode; }
}
