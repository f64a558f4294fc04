import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, CurrentSeller, ForSeller, SellerScope } from '@cho-phien/platform';
import { OwnConsents } from '../usecases/own-consents.js';
import { ShowAssistance } from '../usecases/show-assistance.js';
import { activity, activityQuery, givenConsent, givenConsents, ownConsent } from './consent.dto.js';

const consentParams = z.object({ sellerId: z.string(), consentId: z.uuid() });

@ApiTags('help with consent')
@Controller('seller/:sellerId')
export class SellerConsentsController {
  constructor(private readonly consents: OwnConsents, private readonly show: ShowAssistance) {}

  /** Whom the seller let help, with what and until when; the latest first. */
  @Get('consents') @ForSeller('owner') @Answers(givenConsents)
  async list(@CurrentSeller() { sellerId }: SellerScope): Promise<z.infer<typeof givenConsents>> { return { items: await this.show.consentsOf(sellerId) }; }

  /** Lets an assistant help, at once. Money is never part of it. */
  @Post('consents') @ForSeller('owner') @Answers(givenConsent, 201)
  async give(@CurrentSeller() scope: SellerScope, @Body({ schema: ownConsent }) body: z.infer<typeof ownConsent>): Promise<z.infer<typeof givenConsent>> {
    const id = await this.consents.give(scope, body);
    return (await this.show.consentsOf(scope.sellerId)).find((consent) => consent.id === id)!;
  }

  /** Takes a consent back; it holds from the assistant's next request on. */
  @Delete('consents/:consentId') @HttpCode(200) @ForSeller('owner') @Answers(givenConsents)
  async revoke(@CurrentSeller() scope: SellerScope, @Param({ schema: consentParams }) { consentId }: z.infer<typeof consentParams>): Promise<z.infer<typeof givenConsents>> {
    await this.consents.revoke(scope, consentId);
    return { items: await this.show.consentsOf(scope.sellerId) };
  }

  /** What assistants did for the seller, the latest first. */
  @Get('assisted-activity') @ForSeller('owner') @Answers(activity)
  activity(@CurrentSeller() { sellerId }: SellerScope, @Query({ schema: activityQuery }) { limit, after }: z.infer<typeof activityQuery>): Promise<z.infer<typeof activity>> {
    return this.show.activity('seller_id', sellerId, limit, after);
  }
}
