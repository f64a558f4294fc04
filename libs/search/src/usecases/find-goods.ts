import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { GoodsFilter, Sort } from '../domain/goods-filter.js';
import { searchText } from '../domain/search-text.js';
import { GoodsSearch } from '../storage/goods-search.js';
import type { Found } from '../storage/goods-search.js';
import { Suggestions } from '../storage/suggestions.js';
import type { Suggestion } from '../storage/suggestions.js';

/** More words than people type only cost time. */
const MOST_QUERY_WORDS = 12;

const NOTHING: Found = { items: [], next: null, total: 0, facets: { set: [], stars: [], province: [], seller: [] } };

@Injectable()
export class FindGoods {
  constructor(private readonly goods: GoodsSearch, private readonly suggestions: Suggestions, private readonly clock: Clock) {}

  /** Goods for what was typed; a text without letters or digits finds nothing. Errors: `paging.bad_cursor`. */
  async run(typed: string, filter: GoodsFilter, sort: Sort, paging: { limit: number; after?: string }, language: Language): Promise<Found> {
    const query = searchText(typed, MOST_QUERY_WORDS);
    if (query.words.length === 0) return NOTHING;
    return this.goods.find({ query, filter, sort, ...paging, today: vietnamDay(this.clock.now()), language });
  }

  async suggest(typed: string): Promise<Suggestion[]> {
    const query = searchText(typed, MOST_QUERY_WORDS);
    return query.words.length === 0 ? [] : this.suggestions.of(query);
  }
}
