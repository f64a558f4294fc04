import { Injectable } from '@nestjs/common';
import { Clock, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { THRESHOLDS } from '../domain/flag.js';
import type { Flag } from '../domain/flag.js';
import { FlagList } from '../storage/flag-list.js';

const DAY_MS = 86_400_000;

/** What happened of late that a person should look at. */
@Injectable()
export class ShowFlags {
  constructor(private readonly list: FlagList, private readonly clock: Clock) {}

  async run(language: Language): Promise<(Flag & { detail: string })[]> {
    const flags = await this.list.since(new Date(this.clock.now().getTime() - THRESHOLDS.days * DAY_MS));
    return flags.map((flag) => ({ ...flag, detail: message(`insight.flag.${flag.rule}`, language, { count: flag.count, ...THRESHOLDS }) }));
  }
}
