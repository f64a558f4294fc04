import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ForOfficer, sendSheet, SHEET_TYPES, writeSheet } from '@cho-phien/platform';
import type { Actor, SheetFormat } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ShowReports } from '../usecases/show-reports.js';
import { reportParams, versionQuery } from './report.dto.js';
import { reportPdf } from './report-pdf.js';
import { reportSheet } from './report-sheet.js';

type Params = z.infer<typeof reportParams>;
type Version = z.infer<typeof versionQuery>;
const nameOf = (period: string, version: number): string => `bao-cao-${period}-v${version}`;

/** Frozen reports as files, in Vietnamese. */
@ApiTags('reports')
@Controller('officer/reports')
export class OfficerReportFilesController {
  constructor(private readonly reports: ShowReports) {}

  /** The figures and their parts as CSV. */
  @Get(':id.csv') @ForOfficer() @ApiProduces(SHEET_TYPES.csv)
  csv(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Query({ schema: versionQuery }) { version }: Version, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return this.sheet(actor, id, version, 'csv', reply);
  }

  /** The same as a workbook. */
  @Get(':id.xlsx') @ForOfficer() @ApiProduces(SHEET_TYPES.xlsx)
  xlsx(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Query({ schema: versionQuery }) { version }: Version, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return this.sheet(actor, id, version, 'xlsx', reply);
  }

  /** The same to print, with definitions and seal. */
  @Get(':id.pdf') @ForOfficer() @ApiProduces('application/pdf')
  async pdf(@CurrentActor() actor: Actor, @Param({ schema: reportParams }) { id }: Params, @Query({ schema: versionQuery }) { version }: Version, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const opened = await this.reports.openFrozen(actor, id, version);
    void reply.type('application/pdf').header('content-disposition', `attachment; filename="${nameOf(opened.report.period, opened.opened.version)}.pdf"`).header('cache-control', 'no-store');
    return reportPdf(opened);
  }

  private async sheet(actor: Actor, id: string, version: number | undefined, format: SheetFormat, reply: FastifyReply): Promise<Buffer> {
    const opened = await this.reports.openFrozen(actor, id, version);
    const { columns, rows } = reportSheet(opened);
    return sendSheet(reply, format, nameOf(opened.report.period, opened.opened.version), await writeSheet(format, 'Bao cao', columns, rows));
  }
}
