import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, RequestLanguage, sendSheet, SHEET_TYPES } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { CertifyWithheldTaxes } from '../usecases/certify-withheld-taxes.js';
import { ListWithheldTaxes } from '../usecases/list-withheld-taxes.js';
import type { TaxRow } from '../usecases/list-withheld-taxes.js';
import { shapeCertificate, totalOf } from './shape-certificate.js';
import { certificatePath, certificateQuery, taxCertificate, taxQuery, withheldTaxes } from './tax.dto.js';

type Answer = z.infer<typeof withheldTaxes>;
type TaxQuery = z.infer<typeof taxQuery>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** Taxes that the market withheld and owes to the tax office. */
@ApiTags('money')
@Controller('operator/withheld-taxes')
export class OperatorTaxesController {
  constructor(private readonly taxes: ListWithheldTaxes, private readonly certificates: CertifyWithheldTaxes) {}

  /** By seller and rate; organisations are never among them. */
  @Get() @ForOperator() @Answers(withheldTaxes)
  async list(@CurrentActor() actor: Actor, @Query({ schema: taxQuery }) { period }: TaxQuery): Promise<Answer> {
    const [rows, readings] = await Promise.all([this.taxes.run(period), this.taxes.readingsOf(period)]);
    const taken = readings.map(({ by, at, format, sellers, sellerId }) => ({ by, you: by === operator(actor), at: isoVietnam(at), format, sellers, sellerId }));
    return { period, items: rows.map(shown), total: totalOf(rows), readings: taken };
  }

  /** One seller's certificate of a year, with his identity number; who opened it is written down. Errors: `seller.not_found`. */
  @Get('certificates/:sellerId') @ForOperator() @Header('cache-control', 'no-store') @Answers(taxCertificate)
  async certificate(
    @CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { sellerId }: z.infer<typeof certificatePath>, @Query({ schema: certificateQuery }) { year }: z.infer<typeof certificateQuery>, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof taxCertificate>> {
    return shapeCertificate(await this.certificates.forOperator(operator(actor), sellerId, year), language);
  }

  /** The declaration's list, with the sellers' identity numbers; who took it is written down. */
  @Get('export.csv') @ForOperator() @ApiProduces('text/csv')
  async csv(@CurrentActor() actor: Actor, @Query({ schema: taxQuery }) { period }: TaxQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'csv', `thue-${period}`, await this.taxes.file(operator(actor), period, 'csv'));
  }

  /** The same as a workbook. */
  @Get('export.xlsx') @ForOperator() @ApiProduces(SHEET_TYPES.xlsx)
  async xlsx(@CurrentActor() actor: Actor, @Query({ schema: taxQuery }) { period }: TaxQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'xlsx', `thue-${period}`, await this.taxes.file(operator(actor), period, 'xlsx'));
  }
}

const shown = ({ vatBasisPoints, pitBasisPoints, ...row }: TaxRow): Answer['items'][number] => ({
  sellerId: row.sellerId, name: row.name, ownerName: row.ownerName, addressLine: row.addressLine, communeCode: row.communeCode, legalRef: row.legalRef,
  vatRate: vatBasisPoints / 100, pitRate: pitBasisPoints / 100, sales: row.sales, returned: row.returned, revenue: row.revenue,
  vat: row.vat, vatReturned: row.vatReturned, vatDue: row.vatDue, pit: row.pit, pitReturned: row.pitReturned, pitDue: row.pitDue,
});
