import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_handed_over')
export class OnOrderHandedOver implements EventHandler<'ordering.order_handed_over'> {
  constructor(private readonly help: HelpRepository) {}

  async handle(tx: Tx, { payload: { orderCode, sellerId, at } }: DeliveredEvent<'ordering.order_handed_over'>): Promise<void> { await this.help.keepLeft(tx, orderCode, sellerId, at); }

  subject({ orderCode }: DeliveredEvent<'ordering.order_handed_over'>['payload']): string { return orderCode; }
}
