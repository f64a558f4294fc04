import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Language, Page } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ListDefinitions } from '../usecases/list-definitions.js';
import { ShowCourse } from '../usecases/show-course.js';
import { ShowIndicator } from '../usecases/show-indicator.js';
import type { Indicator, ListedUnit } from '../usecases/show-indicator.js';
import { ShowRevisions } from '../usecases/show-revisions.js';
import { courseAnswer, courseQuery, definitionsAnswer, indicatorAnswer, indicatorPath, indicatorQuery, revisionsAnswer, revisionsQuery, rowsAnswer, rowsQuery } from './indicator.dto.js';

type Path = z.infer<typeof indicatorPath>;

@Controller('officer/indicators')
export class OfficerIndicatorsController {
  constructor(private readonly definitions: ListDefinitions, private readonly indicators: ShowIndicator, private readonly course: ShowCourse, private readonly revisions: ShowRevisions) {}

  /** Every indicator as it is reckoned: base, time, partings, what is unknown, in words. */
  @Get() @ForOfficer() @Answers(definitionsAnswer)
  list(@RequestLanguage() language: Language): z.infer<typeof definitionsAnswer> {
    return { items: this.definitions.run(language).map((each) => ({ ...each, partings: [...each.partings], overlapping: [...each.overlapping] })) };
  }

  /** A figure for an area on a day or over a period: numerator, denominator, unknown, rate, and its parts. */
  @Get(':code') @ForOfficer() @Answers(indicatorAnswer)
  show(
    @CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path,
    @Query({ schema: indicatorQuery }) query: z.infer<typeof indicatorQuery>, @RequestLanguage() language: Language,
  ): Promise<Indicator> {
    return this.indicators.run(actor, { code, ...query }, language);
  }

  /** What is behind a figure: one row for each unit of its denominator, or of the part asked for. */
  @Get(':code/rows') @ForOfficer() @Answers(rowsAnswer)
  rows(@CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path, @Query({ schema: rowsQuery }) query: z.infer<typeof rowsQuery>): Promise<Page<ListedUnit>> {
    const { limit, after, ...question } = query;
    return this.indicators.rows(actor, { code, ...question }, limit, after);
  }

  /** The figure month by month until the time asked about. */
  @Get(':code/course') @ForOfficer() @Answers(courseAnswer)
  async showCourse(@CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path, @Query({ schema: courseQuery }) query: z.infer<typeof courseQuery>): Promise<z.infer<typeof courseAnswer>> {
    const { months, ...question } = query;
    return { items: await this.course.run(actor, { code, ...question }, months) };
  }

  /** News about a past day or period that came when it was over: why the same question may have another answer now. */
  @Get(':code/revisions') @ForOfficer() @Answers(revisionsAnswer)
  async showRevisions(
    @CurrentActor() actor: Actor, @Param({ schema: indicatorPath }) { code }: Path,
    @Query({ schema: revisionsQuery }) query: z.infer<typeof revisionsQuery>, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof revisionsAnswer>> {
    return { items: await this.revisions.run(actor, { code, ...query }, language) };
  }
}
