import { Body, Controller, Param, Post } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { ConfirmListing } from '../usecases/confirm-listing.js';
import { ShowOwnProducts } from '../usecases/show-own-products.js';
import { confirmation, confirmationAsked, confirmationRequest } from './listing.dto.js';
import { productAnswer } from './own-product-answer.js';
import { ownProductDetail, ownProductPath } from './seller-products.dto.js';

type Path = z.infer<typeof ownProductPath>;

@Controller('seller/:sellerId/products/:productId')
export class ListingConfirmationsController {
  constructor(private readonly confirm: ConfirmListing, private readonly own: ShowOwnProducts) {}

  /** Sends the seller (or the witness of the consent) a code for exactly the newest version; `summary` is to be read out. */
  @Post('confirmation-requests') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(confirmationAsked, 201)
  async ask(
    @CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path,
    @Body({ schema: confirmationRequest }) { hash }: z.infer<typeof confirmationRequest>, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof confirmationAsked>> {
    const { summary, sentTo, expiresAt } = await this.confirm.ask(scope, productId, hash, language);
    return { summary, sentTo, expiresAt: isoVietnam(expiresAt) };
  }

  /** The seller agrees to the newest version: in its own session by the hash alone, through an assistant with the code. */
  @Post('confirmations') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(ownProductDetail, 201)
  async give(
    @CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path,
    @Body({ schema: confirmation }) { hash, ...proof }: z.infer<typeof confirmation>, @RequestLanguage() language: Language,
  ): Promise<z.infer<typeof ownProductDetail>> {
    await this.confirm.run(scope, productId, hash, proof);
    return productAnswer(await this.own.one(scope, productId, language));
  }
}
