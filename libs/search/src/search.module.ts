import { Module } from '@nestjs/common';
import { GoodsSearch } from './storage/goods-search.js';
import { ListingRepository } from './storage/listing.repository.js';
import { Suggestions } from './storage/suggestions.js';
import { FindGoods } from './usecases/find-goods.js';

@Module({ providers: [GoodsSearch, Suggestions, ListingRepository, FindGoods], exports: [FindGoods, ListingRepository] })
export class SearchModule {}
