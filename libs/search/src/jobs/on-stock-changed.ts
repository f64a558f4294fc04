import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ProjectGoods } from '../usecases/project-goods.js';

@Injectable()
@HandlesEvent('search', 'inventory.stock_changed')
export class OnStockChanged implements EventHandler<'inventory.stock_changed'> {
  constructor(private readonly goods: ProjectGoods) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'inventory.stock_changed'>): Promise<void> { await this.goods.stock(tx, payload); }
}
