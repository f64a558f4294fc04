import { Module } from '@nestjs/common';
import { ShopSearchController } from './http/shop-search.controller.js';
import { SearchModule } from './search.module.js';

@Module({ imports: [SearchModule], controllers: [ShopSearchController] })
export class SearchHttpModule {}
