import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { RequirementRepository } from '../storage/requirement.repository.js';
import { SetRequirements } from '../usecases/set-requirements.js';
import { checklist, shownChecklist } from './operator-sellers.dto.js';

@ApiTags('operator')
@Controller('operator/seller-requirements')
export class OperatorRequirementsController {
  constructor(private readonly requirements: RequirementRepository, private readonly set: SetRequirements) {}

  /** The checklist in the order in which it is asked. */
  @Get() @ForOperator() @Answers(shownChecklist)
  read(): Promise<z.infer<typeof shownChecklist>> { return this.shown(); }

  /** Replaces the checklist; it holds from the next look on. */
  @Put() @ForOperator() @Answers(shownChecklist)
  async replace(@CurrentActor() { accountId }: Actor, @Body({ schema: checklist }) { items }: z.infer<typeof checklist>): Promise<z.infer<typeof shownChecklist>> {
    await this.set.run(items.map(({ name, nameEn, hint, hintEn, ...line }, index) => ({ ...line, place: index + 1, name: { vi: name, en: nameEn ?? name }, hint: { vi: hint, en: hintEn ?? hint } })), `operator:${accountId}`);
    return this.shown();
  }

  private async shown(): Promise<z.infer<typeof shownChecklist>> {
    const lines = await this.requirements.all();
    return { items: lines.map(({ code, name, hint, evidence, sensitive, kinds, productSets, required }) => ({ code, name: name.vi, nameEn: name.en, hint: hint.vi, hintEn: hint.en, evidence, sensitive, kinds, productSets, required })) };
  }
}
