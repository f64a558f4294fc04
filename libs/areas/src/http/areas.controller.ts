import { Controller, Get, Header, Query } from '@nestjs/common';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import { AreasFacade } from '../areas.facade.js';
import type { Area } from '../domain/area.js';
import type { AreaHit } from '../domain/area-search.js';
import { areaHitList, communeList, communesQuery, provinceList, searchQuery } from './areas.dto.js';

const named = ({ code, name, label }: Area): z.infer<typeof provinceList>['items'][number] => ({ code, name, label });
const byName = new Intl.Collator('vi');
const inOrder = (areas: readonly Area[]): Area[] => [...areas].sort((a, b) => byName.compare(a.name, b.name));

/** Areas change with the law, not by the hour. */
const KEPT = 'public, max-age=3600';

@Controller('areas')
export class AreasController {
  constructor(private readonly areas: AreasFacade) {}

  /** The 34 provinces, in alphabetical order. */
  @Get('provinces') @Public() @Header('cache-control', KEPT) @Answers(provinceList)
  async provinces(): Promise<z.infer<typeof provinceList>> {
    return { items: inOrder(await this.areas.provinces()).map(named) };
  }

  /** Communes of a province, in alphabetical order; empty for an unknown province. */
  @Get('communes') @Public() @Header('cache-control', KEPT) @Answers(communeList)
  async communes(@Query({ schema: communesQuery }) query: z.infer<typeof communesQuery>): Promise<z.infer<typeof communeList>> {
    return { items: inOrder(await this.areas.communesIn(query.province)).map(named) };
  }

  /** Provinces, communes and former districts by name, marks or none; names that ended lead to today's area. */
  @Get('search') @Public() @Header('cache-control', KEPT) @Header('vary', 'accept-language') @Answers(areaHitList)
  async search(@Query({ schema: searchQuery }) query: z.infer<typeof searchQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof areaHitList>> {
    const hits = await this.areas.search(query.q, query.limit);
    return { items: await Promise.all(hits.map((hit) => this.shown(hit, language))) };
  }

  private async shown({ area, formerly }: AreaHit, language: Language): Promise<z.infer<typeof areaHitList>['items'][number]> {
    const province = area.level === 'province' || !area.parentCode ? null : await this.areas.find(area.parentCode);
    const note = formerly && message('areas.formerly', language, { label: formerly.label, day: (formerly.validTo ?? '').split('-').reverse().join('/') });
    return { code: area.code, name: area.name, level: area.level, label: area.label, province: province?.name ?? null, note };
  }
}
