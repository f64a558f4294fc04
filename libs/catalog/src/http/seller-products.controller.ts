import { Controller, Get, Param, Query } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { ShowOwnProducts } from '../usecases/show-own-products.js';
import { ownProductDetail, ownProductPage, ownProductPath, ownProductsQuery } from './seller-products.dto.js';

@Controller('seller/:sellerId/products')
export class SellerProductsController {
  constructor(private readonly own: ShowOwnProducts) {}

  /** The seller's products, drafts and hidden ones included, newest first. */
  @Get() @ForSeller('owner', 'manager', 'packer') @Answers(ownProductPage)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: ownProductsQuery }) { status, ...paging }: z.infer<typeof ownProductsQuery>): Promise<z.infer<typeof ownProductPage>> {
    const page = await this.own.page(scope, status, paging);
    return { items: page.items.map((item) => ({ ...item, createdAt: isoVietnam(item.createdAt) })), next: page.next };
  }

  @Get(':productId') @ForSeller('owner', 'manager', 'packer') @Answers(ownProductDetail)
  async find(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: z.infer<typeof ownProductPath>): Promise<z.infer<typeof ownProductDetail>> {
    const product = await this.own.one(scope, productId);
    return { ...product, createdAt: isoVietnam(product.createdAt) };
  }
}
