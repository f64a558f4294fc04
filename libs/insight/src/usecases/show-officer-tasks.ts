import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, message, renewalDaysOn, vietnamDay } from '@cho-phien/kernel';
import type { Language, Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { OFFICER_LIMITS, OFFICER_RULES } from '../domain/officer-task.js';
import type { OfficerRule, OfficerTask } from '../domain/officer-task.js';
import { OfficerTaskList } from '../storage/officer-task-list.js';

export interface WordedOfficerTask extends OfficerTask { communeName: string; title: string; why: string }
export interface OfficerTasks extends Page<WordedOfficerTask> { asOf: Date; rules: { rule: OfficerRule; name: string; count: number }[] }

/** What an officer should look after, each row with the rule that put it there. */
@Injectable()
export class ShowOfficerTasks {
  constructor(private readonly scope: OfficerScope, private readonly list: OfficerTaskList, private readonly areas: AreasFacade, private readonly clock: Clock) {}

  /** Errors: those of OfficerScope, `paging.bad_cursor`. */
  async run(actor: Actor, { area, ...asked }: { area?: string; rule?: OfficerRule; each?: number; limit: number; after?: string }, language: Language): Promise<OfficerTasks> {
    const asOf = this.clock.now();
    const { communes } = await this.scope.communes(actor, area);
    const { counts, ...page } = await this.list.page(communes, asOf, asked);
    return {
      asOf, next: page.next, rules: OFFICER_RULES.map((each) => ({ rule: each, name: message(`insight.officer_rule.${each}`, language, OFFICER_LIMITS), count: counts[each] })),
      items: await Promise.all(page.items.map(async (task) => ({ ...task, communeName: await this.areas.label(task.communeCode), ...worded(task, asOf, language) }))),
    };
  }
}

function worded(task: OfficerTask, asOf: Date, language: Language): { title: string; why: string } {
  const day = vietnamDay(task.due ?? task.since).split('-').reverse().join('/');
  const params = { label: task.label, day, ...OFFICER_LIMITS, ...renewalDaysOn(vietnamDay(asOf)) };
  const said = task.step === 'ask' ? task.rule : task.step;
  return { title: message(`insight.officer_task.${said}`, language, params), why: message(`insight.officer_why.${said}`, language, params) };
}
