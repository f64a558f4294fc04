import { Controller, Get, Param, Query } from '@nestjs/common';
import { Answers, Public } from '@cho-phien/platform';
import type { z } from 'zod';
import { ShowShop } from '../usecases/show-shop.js';
import { productPath, shopQuery, shopView } from './shop-products.dto.js';

@Controller('shop/sellers')
export class ShopSellersController {
  constructor(private readonly show: ShowShop) {}

  /** A seller's shop and its goods; it has a page also while it has none. */
  @Get(':slug') @Public() @Answers(shopView)
  async find(
    @Param({ schema: productPath }) { slug }: z.infer<typeof productPath>,
    @Query({ schema: shopQuery }) { sort, ...paging }: z.infer<typeof shopQuery>,
  ): Promise<z.infer<typeof shopView>> {
    return this.show.run(slug, sort ?? 'newest', paging);
  }
}
