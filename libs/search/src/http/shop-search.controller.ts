import { Controller, Get, Query } from '@nestjs/common';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import { FindGoods } from '../usecases/find-goods.js';
import { searchAnswer, searchQuery, suggestionsAnswer, suggestionsQuery } from './search.dto.js';

@Controller('shop/search')
export class ShopSearchController {
  constructor(private readonly goods: FindGoods) {}

  /** Goods for what was typed, the closest first, with what they can be narrowed to. */
  @Get() @Public() @Answers(searchAnswer)
  async find(@Query({ schema: searchQuery }) query: z.infer<typeof searchQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof searchAnswer>> {
    const { q, sort, limit, after, ...filter } = query;
    const { items, next, total, facets } = await this.goods.run(q, filter, sort ?? 'relevance', { limit, after }, language);
    return { items, next, total, facets, engine: 'postgres' };
  }

  /** At most eight names of goods and shops that begin as typed. */
  @Get('suggestions') @Public() @Answers(suggestionsAnswer)
  async suggest(@Query({ schema: suggestionsQuery }) { q }: z.infer<typeof suggestionsQuery>): Promise<z.infer<typeof suggestionsAnswer>> {
    return { items: (await this.goods.suggest(q)).map(({ text, slug }) => (slug === null ? { text } : { text, slug })) };
  }
}
