import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, CurrentSeller, ForSeller, SellerScope } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { SellingTerms } from '../usecases/selling-terms.js';

const terms = z.object({
  items: z.array(z.object({
    version: z.int(), body: z.string(), textHash: z.string().describe('SHA-256 of the text in UTF-8, hexadecimal'), announcedOn: z.string(), effectiveFrom: z.string(), acceptedAt: z.string().nullable().describe('Null: this shop has not agreed'),
  })).describe('What holds today, then what is announced'),
});
const agreement = z.object({ version: z.int().min(1).max(10_000), textHash: z.string().regex(/^[0-9a-f]{64}$/).describe('Of the text that was shown') });

/** The terms of selling. Whoever helps reads and agrees to nothing in the owner's place. */
@ApiTags('seller')
@Controller('seller/:sellerId/terms')
export class SellerTermsController {
  constructor(private readonly selling: SellingTerms) {}

  @Get() @ForSeller('owner', 'manager') @Answers(terms)
  async show(@CurrentSeller() { sellerId }: SellerScope): Promise<z.infer<typeof terms>> {
    return { items: (await this.selling.shown(sellerId)).map(({ version, body, textHash, announcedOn, effectiveFrom, acceptedAt }) => ({ version, body, textHash, announcedOn, effectiveFrom, acceptedAt: acceptedAt && isoVietnam(acceptedAt) })) };
  }

  /** Agrees to a text, once. Errors: `sellers.terms_other_text`. */
  @Post('acceptances') @ForSeller('owner') @Answers(terms, 201)
  async accept(@CurrentSeller() scope: SellerScope, @CurrentActor() { accountId }: Actor, @Body({ schema: agreement }) { version, textHash }: z.infer<typeof agreement>): Promise<z.infer<typeof terms>> {
    await this.selling.accept(scope, accountId, version, textHash);
    return this.show(scope);
  }
}
