import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, decodeCursor, encodeCursor, Invalid, message, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { INDICATORS } from '../domain/indicators.js';
import { readPeriod } from '../domain/period.js';
import { progressOf, reached } from '../domain/target.js';
import type { Target } from '../domain/target.js';
import { TargetRepository } from '../storage/target.repository.js';
import { ShowIndicator } from './show-indicator.js';
import type { Indicator } from './show-indicator.js';

export interface TargetLine { code: string; title: string; target: Target; actual: Indicator | null; progress: number | null }
export interface TargetSheet { area: string | null; areaName: string; year: string; items: TargetLine[]; missing: { code: string; title: string }[]; next: string | null }

/** Targets on a page: each is one figure to compute. */
const AT_ONCE = 6;

/** What plans ask for beside what there is. */
@Injectable()
export class ShowTargets {
  constructor(
    private readonly targets: TargetRepository, private readonly scopes: OfficerScope, private readonly indicators: ShowIndicator, private readonly areas: AreasFacade, private readonly clock: Clock,
  ) {}

  /** The targets of an area in a year with what was reached, and the indicators without one. Errors: `insight.bad_period`, those of OfficerScope. */
  async run(actor: Actor, area: string | undefined, asked: string | undefined, language: Language, after?: string): Promise<TargetSheet> {
    const today = vietnamDay(this.clock.now());
    const year = asked ?? today.slice(0, 4);
    if (!/^20\d{2}$/.test(year)) throw new Invalid('insight.bad_period', {}, [{ path: 'year', code: 'insight.bad_period' }]);
    const { code: areaCode, communes } = await this.scopes.communes(actor, area);
    const rows = await this.targets.of(communes, year, AT_ONCE, decodeCursor(after, 2));
    const shown = rows.slice(0, AT_ONCE);
    const known = await this.targets.codes(communes, year);
    const titled = (code: string) => ({ code, title: message(`insight.${code}.title`, language) });
    return {
      area: areaCode, areaName: areaCode === null ? message('insight.whole_scope', language) : await this.areas.label(areaCode), year,
      items: await Promise.all(shown.map(async (target) => ({ ...titled(target.code), ...(await this.measured(actor, area, target, today, language)) }))),
      missing: INDICATORS.filter((code) => !known.includes(code)).map(titled),
      next: rows.length > AT_ONCE ? encodeCursor([shown.at(-1)!.code, shown.at(-1)!.period]) : null,
    };
  }

  /** One that still holds. Errors: `insight.target_not_found`, also for one of other communes. */
  async one(actor: Actor, targetId: string): Promise<Target> {
    const target = await this.targets.current(targetId);
    const own = new Set((await this.scopes.communes(actor)).communes);
    if (target === null || target.communes.some((code) => !own.has(code))) throw new NotFound('insight.target_not_found');
    return target;
  }

  private async measured(actor: Actor, area: string | undefined, target: Target, today: string, language: Language): Promise<Omit<TargetLine, 'code' | 'title'>> {
    const period = readPeriod(target.period)!;
    if (period.first > today) return { target, actual: null, progress: null };
    const asOf = period.last < today ? period.last : today;
    const actual = await this.indicators.run(actor, { code: target.code, area, period: target.period, asOf }, language);
    return { target, actual, progress: progressOf(reached(target.code, actual), target.value) };
  }
}
