import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, ForOperator, RequestLanguage } from '@cho-phien/platform';
import { ShowFlags } from '../usecases/show-flags.js';
import { flagList } from './task.dto.js';

@ApiTags('help')
@Controller('operator/flags')
export class OperatorFlagsController {
  constructor(private readonly flags: ShowFlags) {}

  /** What a person should look at, of the last 30 days, newest first: a reason to ask, never a verdict. */
  @Get() @ForOperator() @Answers(flagList)
  async list(@RequestLanguage() language: Language): Promise<z.infer<typeof flagList>> {
    const flags = await this.flags.run(language);
    return { items: flags.map(({ rule, sellerId, sellerName, assistantId, count, since, detail }) => ({ rule, sellerId, sellerName, assistantId, count, since: isoVietnam(since), detail })) };
  }
}
