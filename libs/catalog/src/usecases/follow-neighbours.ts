import { Injectable } from '@nestjs/common';
import type { SellerChanged, StockChanged } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { ProductRepository } from '../storage/product.repository.js';

/** Keeps on each product what inventory and sellers say, so that a list needs nobody else. Publishes nothing. */
@Injectable()
export class FollowNeighbours {
  constructor(private readonly products: ProductRepository) {}

  /** @param news of different variants */
  stock(tx: Tx, news: readonly StockChanged['payload'][]): Promise<void> { return this.products.takeStock(tx, news); }

  seller(tx: Tx, eventId: string, seller: SellerChanged['payload']): Promise<void> { return this.products.takeSeller(tx, eventId, seller); }
}
