import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, CurrentActor, ForAssistant } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { AskConsent } from '../usecases/ask-consent.js';
import { ConfirmConsent } from '../usecases/confirm-consent.js';
import { ShowAssistance } from '../usecases/show-assistance.js';
import { activity, activityQuery, askedConsent, confirmation, confirmedConsent, consentQuestion, roster } from './consent.dto.js';

const consentParams = z.object({ id: z.uuid() });

@ApiTags('help with consent')
@Controller('assistant')
export class AssistantConsentsController {
  constructor(private readonly ask: AskConsent, private readonly confirm: ConfirmConsent, private readonly show: ShowAssistance) {}

  /** Asks a seller to be let help; a code goes to the seller's phone, or to the witness's where he has none. */
  @Post('consents') @ForAssistant() @Answers(askedConsent, 201)
  async askFor(@CurrentActor() { accountId }: Actor, @Body({ schema: consentQuestion }) { sellerId, phone, ...question }: z.infer<typeof consentQuestion>): Promise<z.infer<typeof askedConsent>> {
    return { id: await this.ask.run(accountId, { sellerId, phone }, question), state: 'pending' };
  }

  /** The code that was read out: from now on the consent holds. */
  @Post('consents/:id/confirmations') @ForAssistant() @Answers(confirmedConsent, 201)
  async confirmed(@CurrentActor() { accountId }: Actor, @Param({ schema: consentParams }) { id }: z.infer<typeof consentParams>, @Body({ schema: confirmation }) { code }: z.infer<typeof confirmation>): Promise<z.infer<typeof confirmedConsent>> {
    return this.show.consent(await this.confirm.run(accountId, id, code));
  }

  /** The households whom this assistant helps or helped, by commune and name. */
  @Get('households') @ForAssistant() @Answers(roster)
  async households(@CurrentActor() { accountId }: Actor): Promise<z.infer<typeof roster>> { return { items: await this.show.householdsOf(accountId) }; }

  /** What this assistant did for sellers, the latest first. */
  @Get('activity') @ForAssistant() @Answers(activity)
  activity(@CurrentActor() { accountId }: Actor, @Query({ schema: activityQuery }) { limit, after }: z.infer<typeof activityQuery>): Promise<z.infer<typeof activity>> {
    return this.show.activity('assistant_id', accountId, limit, after);
  }
}
