import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { RegisterRepository } from '../storage/register.repository.js';
import { ShopRepository } from '../storage/shop.repository.js';

@Injectable()
@HandlesEvent('insight', 'sellers.seller_changed')
export class OnSellerChanged implements EventHandler<'sellers.seller_changed'> {
  constructor(private readonly register: RegisterRepository, private readonly shops: ShopRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.seller_changed'>): Promise<void> {
    await this.register.keepSeller(tx, eventId, payload.sellerId, payload.name);
    await this.shops.keep(tx, eventId, payload);
  }
}
