import { Controller, Get, Query } from '@nestjs/common';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ShowOverview } from '../usecases/show-overview.js';
import type { Overview } from '../usecases/show-overview.js';
import { overviewAnswer, overviewQuery } from './indicator.dto.js';

@Controller('officer/overview')
export class OfficerOverviewController {
  constructor(private readonly overview: ShowOverview) {}

  /** What an officer sees first: listed, on which floors, sold, revenue, cashless, and how listing went in six months. */
  @Get() @ForOfficer() @Answers(overviewAnswer)
  show(@CurrentActor() actor: Actor, @Query({ schema: overviewQuery }) query: z.infer<typeof overviewQuery>, @RequestLanguage() language: Language): Promise<Overview> {
    return this.overview.run(actor, query, language);
  }
}
