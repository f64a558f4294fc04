import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Language, Page } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ShowIndicator } from '../usecases/show-indicator.js';
import type { Indicator } from '../usecases/show-indicator.js';
import { indicatorAnswer, indicatorPath, indicatorQuery, rowsAnswer, rowsQuery } from './indicator.dto.js';

type Path = z.infer<typeof indicatorPath>;

@Controller('officer/indicators')
export class OfficerIndicatorsController {
  constructor(private readonly indicators: ShowIndicator) {}

  /** A figure for an area on a day or over a period: numerator, denominator, unknown, rate, and its parts. */
  @Get(':code') @ForOfficer() @Answers(indicatorAnswer)
  show(
    @CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path,
    @Query({ schema: indicatorQuery }) query: z.infer<typeof indicatorQuery>, @RequestLanguage() language: Language,
  ): Promise<Indicator> {
    return this.indicators.run(actor, { code, ...query }, language);
  }

  /** What is behind a figure: one row for each unit of its denominator. */
  @Get(':code/rows') @ForOfficer() @Answers(rowsAnswer)
  rows(@CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path, @Query({ schema: rowsQuery }) query: z.infer<typeof rowsQuery>): Promise<Page<object>> {
    const { limit, after, ...question } = query;
    return this.indicators.rows(actor, { code, ...question }, limit, after);
  }
}
