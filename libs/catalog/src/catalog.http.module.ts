import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog.module.js';
import { MediaController } from './http/media.controller.js';
import { ProductSetsController } from './http/product-sets.controller.js';
import { SellerProductsController } from './http/seller-products.controller.js';
import { ShopProductsController } from './http/shop-products.controller.js';
import { ShopSellersController } from './http/shop-sellers.controller.js';

@Module({
  imports: [CatalogModule],
  controllers: [ShopProductsController, ShopSellersController, ProductSetsController, SellerProductsController, MediaController],
})
export class CatalogHttpModule {}
