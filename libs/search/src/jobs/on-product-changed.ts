import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ProjectGoods } from '../usecases/project-goods.js';

@Injectable()
@HandlesEvent('search', 'catalog.product_changed')
export class OnProductChanged implements EventHandler<'catalog.product_changed'> {
  constructor(private readonly goods: ProjectGoods) {}

  async handle(tx: Tx, event: DeliveredEvent<'catalog.product_changed'>): Promise<void> { await this.goods.product(tx, event); }

  subject({ productId }: DeliveredEvent<'catalog.product_changed'>['payload']): string { return productId; }
}
