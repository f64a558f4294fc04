import { Clock, Invalid, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import { INDICATORS, isAsOf, PARTINGS } from '../domain/indicators.js';
import type { IndicatorCode, Parting } from '../domain/indicators.js';
import { isDay, monthOf, readPeriod } from '../domain/period.js';
import type { Period } from '../domain/period.js';
import { ResolveScope } from './resolve-scope.js';
import type { Scope } from './resolve-scope.js';

export interface AskedFor { code: string; area?: string; asOf?: string; period?: string; by?: string }

/** A question that can be answered: which indicator, of which communes, on which day or in which period. */
export type Question = { code: IndicatorCode; scope: Scope; by: Parting; time: { asOf: VietnamDay } | { period: Period } };

@Injectable()
export class ReadQuestion {
  constructor(private readonly scopes: ResolveScope, private readonly clock: Clock) {}

  /**
   * I1 is as of a day (today by default, the last day where a period is given), I5 is of a period (this month by default).
   * Errors: `insight.indicator_not_found`, `insight.bad_day`, `insight.bad_period`, `insight.bad_parting`, and those of ResolveScope.
   */
  async run(actor: Actor, asked: AskedFor): Promise<Question> {
    const code = INDICATORS.find((each) => each === asked.code);
    if (code === undefined) throw new NotFound('insight.indicator_not_found');
    const by = (PARTINGS[code] as readonly Parting[]).find((parting) => parting === (asked.by ?? 'commune'));
    if (by === undefined) throw new Invalid('insight.bad_parting', {}, [{ path: 'by', code: 'insight.bad_parting' }]);
    const time = this.timeOf(code, asked);
    const scope = await this.scopes.run(actor, asked.area, 'asOf' in time ? time.asOf : time.period.last);
    return { code, by, time, scope };
  }

  private timeOf(code: IndicatorCode, { asOf, period }: AskedFor): Question['time'] {
    const today = vietnamDay(this.clock.now());
    const read = period === undefined ? null : readPeriod(period);
    if (period !== undefined && read === null) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
    if (asOf !== undefined && !isDay(asOf)) throw new Invalid('insight.bad_day', {}, [{ path: 'asOf', code: 'insight.bad_day' }]);
    if (isAsOf(code)) return { asOf: asOf ?? read?.last ?? today };
    if (read === null && asOf !== undefined) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
    return { period: read ?? readPeriod(monthOf(today))! };
  }
}
