import { Injectable } from '@nestjs/common';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import { GtinRepository } from '../storage/gtin.repository.js';
import type { GtinRow } from '../storage/gtin.repository.js';
import { LotRepository } from '../storage/lot.repository.js';
import type { Lot } from '../storage/lot.repository.js';
import { OwnProducts } from '../storage/own-products.js';

export interface ProductCodes { product: { id: string; name: string; published: boolean; variants: { id: string; name: string }[] }; gtins: GtinRow[]; lots: Lot[] }

/** The codes and lots of one of a seller's own products. */
@Injectable()
export class ShowProductCodes {
  constructor(private readonly own: OwnProducts, private readonly gtins: GtinRepository, private readonly lots: LotRepository, private readonly clock: Clock) {}

  /** Errors: `catalog.product_not_found`. */
  async run(scope: { sellerId: string }, productId: string): Promise<ProductCodes> {
    const product = await this.own.find(scope, productId, vietnamDay(this.clock.now()));
    if (!product) throw new NotFound('catalog.product_not_found');
    const [gtins, lots] = await Promise.all([this.gtins.ofProduct(productId), this.lots.ofProduct(productId)]);
    const { content } = product.newest;
    return { product: { id: productId, name: content.name, published: product.published !== null, variants: content.variants.map(({ id, name }) => ({ id, name })) }, gtins, lots };
  }
}
