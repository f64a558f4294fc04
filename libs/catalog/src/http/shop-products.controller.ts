import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import { BrowseProducts } from '../usecases/browse-products.js';
import { ShowProduct } from '../usecases/show-product.js';
import { cardPage, productListQuery, productPath, productView } from './shop-products.dto.js';

@Controller('shop/products')
export class ShopProductsController {
  constructor(private readonly browse: BrowseProducts, private readonly show: ShowProduct) {}

  /** Goods in the shop, filtered and sorted; the page leaves as the text it came in. */
  @Get() @Public() @Answers(cardPage) @Header('content-type', 'application/json; charset=utf-8')
  async list(@Query({ schema: productListQuery }) { sort, limit, after, ...filter }: z.infer<typeof productListQuery>): Promise<string> {
    return this.browse.run(filter, sort ?? 'newest', { limit, after });
  }

  /** One product by its slug. */
  @Get(':slug') @Public() @Answers(productView)
  async find(@Param({ schema: productPath }) { slug }: z.infer<typeof productPath>, @RequestLanguage() language: Language): Promise<z.infer<typeof productView>> {
    return this.show.run(slug, language);
  }
}
