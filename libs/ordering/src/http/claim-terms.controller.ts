import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, Public } from '@cho-phien/platform';
import { TermsRepository } from '../storage/terms.repository.js';
import { claimTerms } from './claim.dto.js';

@ApiTags('order')
@Controller('shop/claim-terms')
export class ClaimTermsController {
  constructor(private readonly terms: TermsRepository) {}

  /** The time limits of claims that apply to one opened today, in days. */
  @Get() @Public() @Answers(claimTerms)
  async show(): Promise<z.infer<typeof claimTerms>> {
    const { rule } = await this.terms.today();
    return {
      withinDays: rule('claim_within_days'), answerDays: rule('claim_answer_days'), disputeDays: rule('claim_dispute_days'), replaceDays: rule('claim_replace_days'), closeDays: rule('claim_close_days'),
    };
  }
}
