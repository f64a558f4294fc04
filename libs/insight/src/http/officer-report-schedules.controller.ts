import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ScheduleReports } from '../usecases/schedule-reports.js';
import { nothing, scheduleBody, scheduleList, targetEntered, targetParams } from './target.dto.js';

/** Reports that are made by themselves on a day after each month, quarter, half or year. */
@ApiTags('reports')
@Controller('officer/report-schedules')
export class OfficerReportSchedulesController {
  constructor(private readonly schedules: ScheduleReports) {}

  @Get() @ForOfficer() @Answers(scheduleList)
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof scheduleList>> {
    const items = await this.schedules.list(actor);
    return { items: items.map(({ id, area, areaName, codes, frame, every, dayOfMonth, startsOn, madeByName, madeAt, endedAt, stopReason }) => ({ id, area, areaName, indicators: codes, frame, every, dayOfMonth, startsOn, madeByName, madeAt: isoVietnam(madeAt), endedAt: endedAt && isoVietnam(endedAt), stopReason })) };
  }

  /** From the period that runs today on, each once. Errors: those of a report that is asked for. */
  @Post() @ForOfficer() @Answers(targetEntered, 201)
  async start(@CurrentActor() actor: Actor, @Body({ schema: scheduleBody }) body: z.infer<typeof scheduleBody>): Promise<z.infer<typeof targetEntered>> { return { id: await this.schedules.start(actor, body) }; }

  /** No further report is made; those that were stay. Errors: `insight.schedule_not_found`. */
  @Post(':id/endings') @ForOfficer() @Answers(nothing, 201)
  async end(@CurrentActor() actor: Actor, @Param({ schema: targetParams }) { id }: z.infer<typeof targetParams>): Promise<z.infer<typeof nothing>> {
    await this.schedules.end(actor, id);
    return {};
  }
}
