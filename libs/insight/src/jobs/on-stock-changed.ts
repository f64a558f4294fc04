import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';
import { ShelfRepository } from '../storage/shelf.repository.js';

@Injectable()
@HandlesEvent('insight', 'inventory.stock_changed')
export class OnStockChanged implements EventHandler<'inventory.stock_changed'> {
  constructor(private readonly shelf: ShelfRepository, private readonly help: HelpRepository) {}

  async handle(tx: Tx, event: DeliveredEvent<'inventory.stock_changed'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'inventory.stock_changed'>[]): Promise<void> {
    const news = events.map(({ payload }) => payload);
    await this.shelf.lockGoods(tx, news.map(({ productId }) => productId));
    const turned = new Set<string>();
    for (const each of news) if (await this.shelf.keepStock(tx, each)) turned.add(each.productId);
    await this.shelf.refresh(tx, [...turned]);
    await this.help.keepStockNews(tx, news);
  }

  subject({ productId, variantId }: DeliveredEvent<'inventory.stock_changed'>['payload']): string { return `${productId} ${variantId}`; }
}
