import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForAssistant, Public, RequestLanguage, SignedIn } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { SELLER_KINDS } from '../seller.js';
import { RequirementRepository } from '../storage/requirement.repository.js';
import { ApplyForHousehold } from '../usecases/apply-for-household.js';
import { ApplyToSell } from '../usecases/apply-to-sell.js';
import { ShowSeller } from '../usecases/show-seller.js';
import { linesFor } from '../domain/requirements.js';
import { application, householdApplication } from './application.dto.js';
import { publicRequirements, requirementsQuery } from './operator-sellers.dto.js';
import { helpedSeller, seller } from './seller-profile.dto.js';

@ApiTags('becoming a seller')
@Controller()
export class ApplicationsController {
  constructor(private readonly apply: ApplyToSell, private readonly applyForHousehold: ApplyForHousehold, private readonly show: ShowSeller, private readonly requirements: RequirementRepository) {}

  /** What a kind of seller is asked for; every kind's when none is named. */
  @Get('seller-requirements') @Public() @Answers(publicRequirements)
  async asked(@Query({ schema: requirementsQuery }) { kind }: z.infer<typeof requirementsQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof publicRequirements>> {
    const all = await this.requirements.all();
    const lines = kind ? linesFor(all, kind) : all.filter(({ kinds }) => SELLER_KINDS.some((each) => kinds.includes(each)));
    return { items: lines.map(({ code, name, hint, evidence, required }) => ({ code, name: name[language], hint: hint[language], evidence, required })) };
  }

  /** Applies to sell; who applies becomes the owner. The same id again answers the same seller. */
  @Post('seller-applications') @SignedIn() @Answers(seller, 201)
  async own(@CurrentActor() { accountId }: Actor, @RequestLanguage() language: Language, @Body({ schema: application }) body: z.infer<typeof application>): Promise<z.infer<typeof seller>> {
    await this.apply.run(accountId, body);
    return this.show.run(body.id, { language, taker: 'seller', seesMoney: false });
  }

  /** Applies for a household; the code that lets the assistant go on is sent to the household's phone, or to the witness where it has none. */
  @Post('assistant/seller-applications') @ForAssistant() @Answers(helpedSeller, 201)
  async helped(@CurrentActor() { accountId }: Actor, @RequestLanguage() language: Language, @Body({ schema: householdApplication }) body: z.infer<typeof householdApplication>): Promise<z.infer<typeof helpedSeller>> {
    const { id, state } = await this.applyForHousehold.run(accountId, body);
    return { seller: await this.show.run(body.id, { language, taker: 'seller', seesMoney: false }), consent: { id, state } };
  }
}
