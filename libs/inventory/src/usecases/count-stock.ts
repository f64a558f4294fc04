import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { StockRepository } from '../storage/stock.repository.js';
import type { StockRow } from '../storage/stock.repository.js';
import { levelOf } from './show-stock.js';
import type { StockLevel } from './show-stock.js';
import { StockNews } from './stock-news.js';

/** A seller's own count of what lies on the shelf, what is held for orders included. */
@Injectable()
export class CountStock {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly stock: StockRepository, private readonly news: StockNews) {}

  /** Errors: `inventory.stock_not_found`; `inventory.below_reserved` when orders hold more than that. */
  async run(scope: SellerScope, productId: string, variantId: string, onHand: number): Promise<StockLevel> {
    return this.unitOfWork.run(async (tx) => {
      const counted = await this.stock.setOnHand(tx, scope, productId, variantId, onHand);
      if (!counted) return this.refuse(await this.stock.find(tx, scope, productId, variantId));
      await this.news.tell(tx, [counted]);
      return levelOf(counted);
    });
  }

  private refuse(current: StockRow | null): never {
    if (!current) throw new NotFound('inventory.stock_not_found');
    throw new Conflict('inventory.below_reserved', { reserved: current.reserved });
  }
}
