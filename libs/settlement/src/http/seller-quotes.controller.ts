import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { dong, formatDong, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { QuotePrice } from '../usecases/quote-price.js';
import { quote, quoteQuery } from './quote.dto.js';
import { shapeDeductions } from './shape-deductions.js';

/** A price list, not money held: whoever helps with the listing may see it. */
@ApiTags('money')
@Controller('seller/:sellerId/quotes')
export class SellerQuotesController {
  constructor(private readonly quotePrice: QuotePrice) {}

  /** What the seller receives of a sale at this price, and what is taken for what. */
  @Get() @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(quote)
  async show(@CurrentSeller() scope: SellerScope, @Query({ schema: quoteQuery }) query: z.infer<typeof quoteQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof quote>> {
    const { price, quantity = 1, set = null, method, channel = 'shop' } = query;
    const { items, deductions, receives, validFrom, toBeConfirmed } = await this.quotePrice.run(scope, { price: dong(price), quantity, productSet: set, method, channel });
    return {
      price, quantity, items, receives, validFrom,
      deductions: shapeDeductions(deductions, language),
      sentence: message('settlement.you_receive', language, { amount: formatDong(receives) }),
      note: [message('settlement.note.delivery', language), ...(toBeConfirmed ? [message('settlement.note.to_be_confirmed', language)] : [])].join(' '),
    };
  }
}
