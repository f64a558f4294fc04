import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { CertifyWithheldTaxes } from '../usecases/certify-withheld-taxes.js';
import { shapeCertificate } from './shape-certificate.js';
import { ownCertificateQuery, taxCertificate } from './tax.dto.js';

/** Taxes withheld from the seller: for the owner alone, never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId/tax-certificates')
export class SellerTaxesController {
  constructor(private readonly certificates: CertifyWithheldTaxes) {}

  /** The seller's certificate of a year, month by month, less returns; empty where nothing was withheld. */
  @Get() @ForSeller('owner') @Header('cache-control', 'no-store') @Answers(taxCertificate)
  async show(@CurrentSeller() scope: SellerScope, @Query({ schema: ownCertificateQuery }) { year }: z.infer<typeof ownCertificateQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof taxCertificate>> {
    return shapeCertificate(await this.certificates.own(scope, year), language);
  }
}
