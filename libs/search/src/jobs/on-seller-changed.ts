import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ProjectGoods } from '../usecases/project-goods.js';

@Injectable()
@HandlesEvent('search', 'sellers.seller_changed')
export class OnSellerChanged implements EventHandler<'sellers.seller_changed'> {
  constructor(private readonly goods: ProjectGoods) {}

  async handle(tx: Tx, event: DeliveredEvent<'sellers.seller_changed'>): Promise<void> { await this.goods.seller(tx, event); }
}
