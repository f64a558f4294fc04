import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ShowOfficerTasks } from '../usecases/show-officer-tasks.js';
import { officerTasks, officerTasksQuery } from './officer-task.dto.js';

@Controller('officer/tasks')
export class OfficerTasksController {
  constructor(private readonly tasks: ShowOfficerTasks) {}

  /** What to look after in the officer's communes, by rule: why it is there and what can be done. */
  @Get() @ForOfficer() @Answers(officerTasks)
  async list(@CurrentActor() actor: Actor, @Query({ schema: officerTasksQuery }) query: z.infer<typeof officerTasksQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof officerTasks>> {
    const { asOf, rules, items, next } = await this.tasks.run(actor, query, language);
    return {
      asOf: isoVietnam(asOf), rules, next,
      items: items.map(({ rule, step, title, why, communeCode, communeName, label, shopName, subject, since, due, contact }) => (
        { rule, step, title, why, communeCode, communeName, label, shopName, subject, since: isoVietnam(since), due: due && isoVietnam(due), contact })),
    };
  }
}
