import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Answers, CurrentSeller, ForSellerOrAssistant } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { ClaimGtin } from '../usecases/claim-gtin.js';
import { EnterLot } from '../usecases/enter-lot.js';
import { ShowProductCodes } from '../usecases/show-product-codes.js';
import { WithdrawGtin } from '../usecases/withdraw-gtin.js';
import { factsOf, shapeCodes, shapeLot } from './product-codes-answer.js';
import { lotAnswer, lotCorrection, lotPath, newGtin, newLot, ownGtinPath, productCodes, withdrawal } from './product-codes.dto.js';
import { ownProductPath } from './seller-products.dto.js';

type Path = z.infer<typeof ownProductPath>;

@Controller('seller/:sellerId/products/:productId')
export class ProductCodesController {
  constructor(private readonly codes: ShowProductCodes, private readonly enter: EnterLot, private readonly gtins: ClaimGtin, private readonly takeBack: WithdrawGtin) {}

  /** GTINs as they were claimed and decided on, and the lots with all that was said of them. */
  @Get('codes') @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(productCodes)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path): Promise<z.infer<typeof productCodes>> {
    return shapeCodes(await this.codes.run(scope, productId));
  }

  /** Says which GTIN the goods carry; it counts when an operator has verified it. */
  @Post('gtins') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(productCodes, 201)
  async claim(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @Body({ schema: newGtin }) { gtin, variantId }: z.infer<typeof newGtin>): Promise<z.infer<typeof productCodes>> {
    await this.gtins.claim(scope, productId, gtin, variantId ?? null);
    return shapeCodes(await this.codes.run(scope, productId));
  }

  /** Takes back a GTIN that the goods do not carry, also one that was verified. */
  @Post('gtins/:gtinId/withdrawals') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(productCodes, 201)
  async withdraw(@CurrentSeller() scope: SellerScope, @Param({ schema: ownGtinPath }) { productId, gtinId }: z.infer<typeof ownGtinPath>, @Body({ schema: withdrawal }) { reason }: z.infer<typeof withdrawal>): Promise<z.infer<typeof productCodes>> {
    await this.takeBack.bySeller(scope, productId, gtinId, reason);
    return shapeCodes(await this.codes.run(scope, productId));
  }

  /** Enters a lot and gives it a trace code; the same lot said again answers the first. */
  @Post('lots') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(lotAnswer, 201)
  async add(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @Body({ schema: newLot }) { lotCode, ...facts }: z.infer<typeof newLot>): Promise<z.infer<typeof lotAnswer>> {
    return shapeLot(await this.enter.run(scope, productId, lotCode, factsOf(facts)));
  }

  /** Says all of a lot anew, with the reason; what was said before stays readable. */
  @Post('lots/:lotId/corrections') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(lotAnswer, 201)
  async correct(
    @CurrentSeller() scope: SellerScope, @Param({ schema: lotPath }) { productId, lotId }: z.infer<typeof lotPath>, @Body({ schema: lotCorrection }) { reason, ...facts }: z.infer<typeof lotCorrection>,
  ): Promise<z.infer<typeof lotAnswer>> {
    return shapeLot(await this.enter.correct(scope, productId, lotId, factsOf(facts), reason));
  }
}
