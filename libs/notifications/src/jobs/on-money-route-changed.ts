import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.money_route_changed')
export class OnMoneyRouteChanged implements EventHandler<'sellers.money_route_changed'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { sellerId, name, route, fromDay } }: DeliveredEvent<'sellers.money_route_changed'>): Promise<void> {
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'money_route', data: { sellerId, name, route, fromDay } });
  }
}
