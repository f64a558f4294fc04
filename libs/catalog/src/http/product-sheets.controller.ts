import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSellerOrAssistant, RequestLanguage, TakesUpload } from '@cho-phien/platform';
import type { DoorRequest, SellerScope } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Import } from '../storage/import.repository.js';
import { EditInBulk } from '../usecases/edit-in-bulk.js';
import type { BulkEdit } from '../usecases/edit-in-bulk.js';
import { ExportProducts } from '../usecases/export-products.js';
import { TakeImport } from '../usecases/take-import.js';
import { bulkChange } from './listing.dto.js';
import { importAnswer, importPath, importQuery } from './product-sheets.dto.js';
import { bulkAnswer } from './seller-products.dto.js';
import { CSV, receivedSheet, XLSX } from './received-sheet.js';

@Controller('seller/:sellerId/products')
export class ProductSheetsController {
  constructor(private readonly take: TakeImport, private readonly exportAll: ExportProducts, private readonly bulk: EditInBulk) {}

  /** An empty sheet with the columns that are understood and one example. */
  @Get('import-template.xlsx') @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @ApiProduces(XLSX)
  async template(@Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sheet(reply, XLSX, 'mau-nhap-hang.xlsx', await this.exportAll.template());
  }

  /** All goods, the newest version of each, one row for each pack size; can be edited and sent back. */
  @Get('export.xlsx') @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @ApiProduces(XLSX)
  async xlsx(@CurrentSeller() { sellerId }: SellerScope, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sheet(reply, XLSX, 'hang.xlsx', await this.exportAll.run(sellerId, 'xlsx'));
  }

  /** The same as CSV. */
  @Get('export.csv') @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @ApiProduces(CSV)
  async csv(@CurrentSeller() { sellerId }: SellerScope, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sheet(reply, CSV, 'hang.csv', await this.exportAll.run(sellerId, 'csv'));
  }

  /** Takes an XLSX or CSV file, raw or as the field `file` of a form. The wrong rows are told at once; the right ones become drafts by a job. */
  @Post('imports') @TakesUpload() @ForSellerOrAssistant('listing', 'owner', 'manager') @ApiConsumes(XLSX, CSV, 'multipart/form-data') @Answers(importAnswer, 201)
  async import(
    @CurrentSeller() scope: SellerScope, @Query({ schema: importQuery }) { dryRun }: z.infer<typeof importQuery>, @Req() request: DoorRequest, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof importAnswer>> {
    return answer(await this.take.run(scope, await receivedSheet(request), dryRun), language);
  }

  /** How far an import has come. */
  @Get('imports/:importId') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(importAnswer)
  async progress(@CurrentSeller() { sellerId }: SellerScope, @Param({ schema: importPath }) { importId }: z.infer<typeof importPath>, @RequestLanguage() language: Language): Promise<z.infer<typeof importAnswer>> {
    return answer(await this.take.show(sellerId, importId), language);
  }

  /** Edits many products, each for itself; a stale or wrong one is refused alone. */
  @Patch() @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(bulkAnswer)
  async change(@CurrentSeller() scope: SellerScope, @Body({ schema: bulkChange }) { items }: z.infer<typeof bulkChange>, @RequestLanguage() language: Language): Promise<z.infer<typeof bulkAnswer>> {
    const outcomes = await this.bulk.run(scope, items.map(({ id, baseRevision, savedAt: _, ...input }) => ({ id, baseRevision, input: input as BulkEdit['input'] })));
    return { items: outcomes.map(({ id, outcome, refusal }) => ({ id, outcome, code: refusal?.code ?? null, message: refusal && message(refusal.code, language, refusal.params) })) };
  }
}

function sheet(reply: FastifyReply, type: string, name: string, bytes: Buffer): Buffer {
  void reply.type(type).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
  return bytes;
}

const answer = (found: Import, language: Language): z.infer<typeof importAnswer> => ({
  id: found.id, state: found.state === 'waiting' ? 'running' : found.state, dryRun: found.dryRun, total: found.total, good: found.good, bad: found.bad,
  done: found.done, entered: found.entered, unchanged: found.unchanged,
  errors: found.errors.map(({ row, column, code, params }) => ({ row, column, message: message(code, language, params) })),
});
