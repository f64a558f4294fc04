import { Controller, Get } from '@nestjs/common';
import { Answers, CurrentSeller, ForSellerOrAssistant } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { OwnCertificates } from '../usecases/own-certificates.js';
import { ownCertificates } from './seller-products.dto.js';

@Controller('seller/:sellerId/certificates')
export class SellerCertificatesController {
  constructor(private readonly certificates: OwnCertificates) {}

  /** The OCOP certificates of the register that are this seller's; a product picks one of them. */
  @Get() @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(ownCertificates)
  async list(@CurrentSeller() scope: SellerScope): Promise<z.infer<typeof ownCertificates>> {
    return { items: await this.certificates.run(scope.sellerId) };
  }
}
