import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { OnProductChanged } from './jobs/on-product-changed.js';
import { OnSellerChanged } from './jobs/on-seller-changed.js';
import { OnStockChanged } from './jobs/on-stock-changed.js';
import { SearchModule } from './search.module.js';
import { ProjectGoods } from './usecases/project-goods.js';

@Module({ imports: [SearchModule, AreasModule], providers: [ProjectGoods, OnProductChanged, OnStockChanged, OnSellerChanged] })
export class SearchJobsModule {}
