import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ShowReports } from '../usecases/show-reports.js';
import { differenceCounts, differenceCountsQuery, differenceList, differencesQuery, frozenRows, frozenRowsQuery, reportParams, rowsParams, versionQuery } from './report.dto.js';
import { shapeDifference, shapeLine } from './shape-report.js';

const JSON_LINES = 'application/jsonl';

/** The rows that frozen figures stand on, and what changed in them from version to version. */
@ApiTags('reports')
@Controller('officer/reports')
export class OfficerReportRowsController {
  constructor(private readonly reports: ShowReports) {}

  /** Rows behind a frozen figure, in the order in which they were hashed. */
  @Get(':id/rows/:code') @ForOfficer() @Answers(frozenRows)
  async rows(@CurrentActor() actor: Actor, @Param({ schema: rowsParams }) { id, code }: z.infer<typeof rowsParams>, @Query({ schema: frozenRowsQuery }) query: z.infer<typeof frozenRowsQuery>): Promise<z.infer<typeof frozenRows>> {
    const page = await this.reports.lines(actor, id, code, query.version, query.limit, query.after);
    return { ...page, items: page.items.map(shapeLine) };
  }

  /** All of them as JSON lines, byte for byte what was hashed: `sha256sum` of the file answers the figure's `rowsHash`. */
  @Get(':id/rows/:code.jsonl') @ForOfficer() @ApiProduces(JSON_LINES)
  async file(@CurrentActor() actor: Actor, @Param({ schema: rowsParams }) { id, code }: z.infer<typeof rowsParams>, @Query({ schema: versionQuery }) { version }: z.infer<typeof versionQuery>): Promise<StreamableFile> {
    const lines = await this.reports.allLines(actor, id, code, version);
    return new StreamableFile(Readable.from(lines), { type: JSON_LINES, disposition: `attachment; filename="${code.replace(/\W/g, '')}-${id}.jsonl"` });
  }

  /** What changed behind one figure from one version to another, unit by unit. */
  @Get(':id/differences') @ForOfficer() @Answers(differenceList)
  async differences(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: z.infer<typeof reportParams>, @Query({ schema: differencesQuery }) { code, from, to, limit, after }: z.infer<typeof differencesQuery>): Promise<z.infer<typeof differenceList>> {
    const page = await this.reports.differences(actor, id, code, from, to, limit, after);
    return { ...page, items: page.items.map(shapeDifference) };
  }

  /** How many rows came, went or changed behind each figure from one version to another. */
  @Get(':id/difference-counts') @ForOfficer() @Answers(differenceCounts)
  async counts(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: z.infer<typeof reportParams>, @Query({ schema: differenceCountsQuery }) { from, to }: z.infer<typeof differenceCountsQuery>): Promise<z.infer<typeof differenceCounts>> {
    const items = await this.reports.differenceCounts(actor, id, from, to);
    return { items: items.map(({ code, added, removed, changed }) => ({ code, added, removed, changed })) };
  }
}
