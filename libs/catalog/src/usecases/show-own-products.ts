import { Injectable } from '@nestjs/common';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { OwnProducts } from '../storage/own-products.js';
import type { OwnProduct, OwnProductDetail, ProductStatus } from '../storage/own-products.js';

@Injectable()
export class ShowOwnProducts {
  constructor(private readonly own: OwnProducts, private readonly clock: Clock) {}

  page(scope: SellerScope, status: ProductStatus | undefined, paging: { limit: number; after?: string }): Promise<Page<OwnProduct>> {
    return this.own.page(scope, status, paging, vietnamDay(this.clock.now()));
  }

  /** Errors: `catalog.product_not_found`, also for another seller's product. */
  async one(scope: SellerScope, productId: string): Promise<OwnProductDetail> {
    const product = await this.own.find(scope, productId, vietnamDay(this.clock.now()));
    if (!product) throw new NotFound('catalog.product_not_found');
    return product;
  }
}
