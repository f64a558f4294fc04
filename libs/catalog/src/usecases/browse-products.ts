import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { ProductFilter, Sort } from '../domain/product-filter.js';
import { ProductList } from '../storage/product-list.js';

@Injectable()
export class BrowseProducts {
  constructor(private readonly list: ProductList, private readonly clock: Clock) {}

  /** A page of the goods in the shop today, as the JSON text of a `Page<Card>`. Errors: `paging.bad_cursor`. */
  run(filter: ProductFilter, sort: Sort, paging: { limit: number; after?: string }): Promise<string> {
    return this.list.page(filter, sort, paging, vietnamDay(this.clock.now()));
  }
}
