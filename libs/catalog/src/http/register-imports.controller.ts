import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage, sendSheet, TakesUpload, writeXlsx } from '@cho-phien/platform';
import type { Actor, DoorRequest } from '@cho-phien/platform';
import { CERTIFICATE_COLUMNS } from '../domain/certificate-columns.js';
import type { ListedImport, RegisterImport } from '../storage/register-import.repository.js';
import { faultySheet } from '../usecases/faulty-sheet.js';
import { TakeRegister } from '../usecases/take-register.js';
import { CSV, receivedSheet, XLSX } from './received-sheet.js';
import { registerImportAnswer, registerImportPath, registerImportQuery, registerImports, registerImportsQuery } from './register-imports.dto.js';

type Answer = z.infer<typeof registerImportAnswer>;
const EXAMPLE: readonly (string | number)[] = ['22-06838-1-2026', 'Miến dong (ví dụ, xóa dòng này)', 6, 3, 'HTX Ví Dụ', 'HTX', 'Bình Liêu', '00/QĐ-UBND', '15/06/2026', '', '', '', '', '', ''];

/** Registers of certificates as files: looked at first, then entered. */
@ApiTags('officer')
@Controller('officer/certificates/imports')
export class RegisterImportsController {
  constructor(private readonly take: TakeRegister) {}

  /** An empty sheet with the columns that are understood and one example. */
  @Get('template.xlsx') @ForOfficer() @ApiProduces(XLSX)
  async template(@Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'xlsx', 'mau-so-chung-nhan', await writeXlsx('Chứng nhận', CERTIFICATE_COLUMNS, [EXAMPLE]));
  }

  /** Takes an XLSX or CSV file, raw or as the field `file` of a form, and says what each row would come to. Nothing is entered unless `dryRun=false`. */
  @Post() @TakesUpload() @ForOfficer() @ApiConsumes(XLSX, CSV, 'multipart/form-data') @Answers(registerImportAnswer, 201)
  async add(@CurrentActor() actor: Actor, @Query({ schema: registerImportQuery }) { dryRun, fileName }: z.infer<typeof registerImportQuery>, @Req() request: DoorRequest, @RequestLanguage() language: Language): Promise<Answer> {
    return answer(await this.take.run(actor, await receivedSheet(request), fileName, dryRun), actor, language);
  }

  /** Files that came before, newest first: of officers for all of whose communes he answers. */
  @Get() @ForOfficer() @Answers(registerImports)
  async earlier(@CurrentActor() actor: Actor, @Query({ schema: registerImportsQuery }) query: z.infer<typeof registerImportsQuery>): Promise<z.infer<typeof registerImports>> {
    const { items, next } = await this.take.earlier(actor, query);
    return { items: items.map((each) => listed(actor, each)), next };
  }

  /** How far an import has come, what is wrong with which row, and what would change or changed. */
  @Get(':importId') @ForOfficer() @Answers(registerImportAnswer)
  async show(@CurrentActor() actor: Actor, @Param({ schema: registerImportPath }) { importId }: z.infer<typeof registerImportPath>, @RequestLanguage() language: Language): Promise<Answer> {
    return answer(await this.take.show(actor, importId), actor, language);
  }

  /** Its rows that are wrong, under the titles of the template and with the reasons in a last column, to be mended and sent again. */
  @Get(':importId/faults.xlsx') @ForOfficer() @ApiProduces(XLSX)
  async faults(@CurrentActor() actor: Actor, @Param({ schema: registerImportPath }) { importId }: z.infer<typeof registerImportPath>, @RequestLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'xlsx', 'dong-can-sua', await faultySheet(await this.take.faulty(actor, importId), language));
  }

  /** Enters the right rows of a file that was looked at; a job does it. */
  @Post(':importId/confirmations') @ForOfficer() @Answers(registerImportAnswer, 201)
  async confirm(@CurrentActor() actor: Actor, @Param({ schema: registerImportPath }) { importId }: z.infer<typeof registerImportPath>, @RequestLanguage() language: Language): Promise<Answer> {
    return answer(await this.take.confirm(actor, importId), actor, language);
  }
}

const listed = ({ accountId }: Actor, found: ListedImport): z.infer<typeof registerImports>['items'][number] => ({
  id: found.id, fileName: found.fileName, by: found.accountId === accountId ? 'you' : 'officer', state: found.state === 'waiting' ? 'running' : found.state, total: found.total, done: found.done, createdAt: isoVietnam(found.createdAt),
  good: found.total - found.wrong, new: found.new, changed: found.changed, unchanged: found.unchanged, bad: found.wrong,
});

const answer = (found: RegisterImport, actor: Actor, language: Language): Answer => ({
  ...listed(actor, found),
  errors: found.errors.map(({ row, column, code, params }) => ({ row, column, message: message(code, language, params) })),
  changedRows: found.changedRows.map(({ row, number, productName, changes }) => ({ row, number, productName, changes: changes.map(({ field, before, after }) => ({ field, before, after })) })),
});
