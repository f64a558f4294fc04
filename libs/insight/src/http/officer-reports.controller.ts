import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { AskReport } from '../usecases/ask-report.js';
import { ReviseReport } from '../usecases/revise-report.js';
import { ShowReports } from '../usecases/show-reports.js';
import { askedAnswer, reportAnswer, reportBody, reportList, reportParams, reportsQuery, revisionBody, sealAnswer, versionQuery } from './report.dto.js';
import { shapeListed, shapeReport, shapeSeal } from './shape-report.js';

type Params = z.infer<typeof reportParams>;

/** Frozen reports: asked for, computed behind the answer, never changed. */
@ApiTags('reports')
@Controller('officer/reports')
export class OfficerReportsController {
  constructor(private readonly ask: AskReport, private readonly revise: ReviseReport, private readonly reports: ShowReports) {}

  /** Reports whose every commune the officer answers for, newest first. */
  @Get() @ForOfficer() @Answers(reportList)
  async list(@CurrentActor() actor: Actor, @Query({ schema: reportsQuery }) { limit, after }: z.infer<typeof reportsQuery>): Promise<z.infer<typeof reportList>> {
    const page = await this.reports.list(actor, limit, after);
    return { ...page, items: page.items.map(shapeListed) };
  }

  /** Orders a report; it is frozen within seconds. Errors: `insight.bad_period`, `insight.period_not_begun`, `insight.indicator_not_found`, those of the officer's scope. */
  @Post() @ForOfficer() @Answers(askedAnswer, 201)
  async freeze(@CurrentActor() actor: Actor, @Body({ schema: reportBody }) body: z.infer<typeof reportBody>): Promise<z.infer<typeof askedAnswer>> {
    return { id: await this.ask.run(actor, body), version: 1 };
  }

  /** A report with its versions and the figures of one of them. */
  @Get(':id') @ForOfficer() @Answers(reportAnswer)
  async show(
    @CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Query({ schema: versionQuery }) { version }: z.infer<typeof versionQuery>, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof reportAnswer>> {
    return shapeReport(await this.reports.open(actor, id, version), language);
  }

  /** Computes it anew as a further version, with the reason; the versions before stay. Errors: `insight.report_being_computed`. */
  @Post(':id/versions') @ForOfficer() @Answers(askedAnswer, 201)
  async reviseIt(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Body({ schema: revisionBody }) { reason }: z.infer<typeof revisionBody>): Promise<z.infer<typeof askedAnswer>> {
    return { id, version: await this.revise.run(actor, id, reason) };
  }

  /** What proves that a version was not changed since it was frozen. Errors: `insight.version_not_found` for one that is not frozen. */
  @Get(':id/seal') @ForOfficer() @Answers(sealAnswer)
  async seal(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Query({ schema: versionQuery }) { version }: z.infer<typeof versionQuery>): Promise<z.infer<typeof sealAnswer>> {
    return shapeSeal((await this.reports.openFrozen(actor, id, version)).opened);
  }
}
