import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, message, vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Task } from '../domain/task.js';
import { TaskList } from '../storage/task-list.js';

export interface WordedTask extends Task { title: string; why: string }
export interface Village { communeCode: string; communeName: string; tasks: WordedTask[] }

/** Today's work of an assistant, village by village; each task says which rule put it there. */
@Injectable()
export class ShowTasks {
  constructor(private readonly list: TaskList, private readonly areas: AreasFacade, private readonly clock: Clock) {}

  async run(assistantId: string, language: Language): Promise<{ asOf: Date; villages: Village[] }> {
    const asOf = this.clock.now();
    const byCommune = new Map<string, WordedTask[]>();
    for (const task of await this.list.of(assistantId, asOf)) byCommune.set(task.communeCode, [...(byCommune.get(task.communeCode) ?? []), worded(task, language)]);
    return { asOf, villages: await Promise.all([...byCommune].map(async ([communeCode, tasks]) => ({ communeCode, communeName: await this.areas.label(communeCode), tasks }))) };
  }
}

/** A consent's end is the instant after its last day. */
const lastInstant = ({ rule, due, since }: Task): Date => (rule === 'consent_ending' && due ? new Date(due.getTime() - 1) : (due ?? since));

/** `31/12/2026`, as people write it here. */
const dayOf = (instant: Date): string => vietnamDay(instant).split('-').reverse().join('/');

function worded(task: Task, language: Language): WordedTask {
  const params = { label: task.label, name: task.sellerName, day: dayOf(lastInstant(task)) };
  return { ...task, title: message(`insight.task.${task.rule}`, language, params), why: message(`insight.why.${task.rule}`, language, params) };
}
