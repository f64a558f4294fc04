import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForAssistant, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ShowTasks } from '../usecases/show-tasks.js';
import { taskList } from './task.dto.js';

@ApiTags('help')
@Controller('assistant/tasks')
export class AssistantTasksController {
  constructor(private readonly tasks: ShowTasks) {}

  /** What to do today for the households that let the caller help, village by village. */
  @Get() @ForAssistant() @Answers(taskList)
  async list(@CurrentActor() { accountId }: Actor, @RequestLanguage() language: Language): Promise<z.infer<typeof taskList>> {
    const { asOf, villages } = await this.tasks.run(accountId, language);
    return {
      asOf: isoVietnam(asOf),
      villages: villages.map(({ communeCode, communeName, tasks }) => ({
        communeCode, communeName,
        tasks: tasks.map(({ rule, title, why, sellerId, sellerName, phone, subject, scopes, until, since, due }) => ({
          rule, title, why, sellerId, sellerName, phone, subject, scopes, until: isoVietnam(until), since: isoVietnam(since), due: due && isoVietnam(due),
        })),
      })),
    };
  }
}
