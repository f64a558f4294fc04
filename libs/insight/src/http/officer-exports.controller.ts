import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage, SHEET_TYPES } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import type { Export } from '../domain/export.js';
import { AskExport } from '../usecases/ask-export.js';
import { ShowExports } from '../usecases/show-exports.js';
import { exportAnswer, exportAsked, exportBody, exportList, exportParams, exportsQuery } from './export.dto.js';

type Params = z.infer<typeof exportParams>;
const TYPES = { ...SHEET_TYPES, pdf: 'application/pdf' } as const;

/** Files of rows: asked for, made behind the answer, fetched by whoever asked. */
@ApiTags('reports')
@Controller('officer/exports')
export class OfficerExportsController {
  constructor(private readonly ask: AskExport, private readonly exports: ShowExports) {}

  /** The files one asked for, newest first. */
  @Get() @ForOfficer() @Answers(exportList)
  async list(@CurrentActor() actor: Actor, @Query({ schema: exportsQuery }) { limit, after }: z.infer<typeof exportsQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof exportList>> {
    const page = await this.exports.list(actor, limit, after);
    return { ...page, items: page.items.map((found) => shape(found, language)) };
  }

  /** Orders a file. Errors: `insight.export_incomplete`, `insight.too_many_exports`, and those of the question. */
  @Post() @ForOfficer('look') @Answers(exportAsked, 201)
  async order(@CurrentActor() actor: Actor, @Body({ schema: exportBody }) body: z.infer<typeof exportBody>): Promise<z.infer<typeof exportAsked>> {
    return { id: await this.ask.run(actor, body) };
  }

  /** How far a file has come. */
  @Get(':id') @ForOfficer() @Answers(exportAnswer)
  async show(@CurrentActor() actor: Actor, @Param({ schema: exportParams }) { id }: Params, @RequestLanguage() language: Language): Promise<z.infer<typeof exportAnswer>> {
    return shape(await this.exports.one(actor, id), language);
  }

  /** The file. Errors: `insight.export_not_ready`, `insight.export_gone`. */
  @Get(':id/file') @ForOfficer() @ApiProduces(...Object.values(TYPES))
  async file(@CurrentActor() actor: Actor, @Param({ schema: exportParams }) { id }: Params): Promise<StreamableFile> {
    const { found, file } = await this.exports.open(actor, id);
    return new StreamableFile(file, { type: TYPES[found.format], disposition: `attachment; filename="${found.fileName}"`, length: found.bytes ?? undefined });
  }
}

const shape = ({ id, subject, format, fileName, state, rowsDone, rowsTotal, bytes, failure, askedAt, finishedAt, expiresAt }: Export, language: Language): z.infer<typeof exportAnswer> => ({
  id, subject, format, fileName, state, rowsDone, rowsTotal, bytes, failure: failure && message(failure, language),
  askedAt: isoVietnam(askedAt), finishedAt: finishedAt && isoVietnam(finishedAt), expiresAt: expiresAt && isoVietnam(expiresAt), fileUrl: state === 'ready' ? `/api/officer/exports/${id}/file` : null,
});
