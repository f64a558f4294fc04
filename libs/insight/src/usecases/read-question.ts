import { OfficerScope } from '@cho-phien/areas';
import type { OfficerCommunes } from '@cho-phien/areas';
import { Clock, endOfVietnamDay, Invalid, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import type { Definition, Parting } from '../domain/definition.js';
import { definitionOf } from '../domain/indicators.js';
import type { IndicatorCode } from '../domain/indicators.js';
import { isDay, lastDayOf, monthOf, readPeriod } from '../domain/period.js';
import type { Period } from '../domain/period.js';
import type { Frame } from '../domain/report.js';
import type { AskedUnits } from '../storage/asked-times.js';

/** `knownAt`: only what was known at the end of that day counts. `frame`: communes of today, or the former districts to whose places they belong. */
export interface AskedFor { code: string; area?: string; asOf?: string; period?: string; by?: string; floor?: string; knownAt?: string; frame?: Frame }

/** A question that can be answered: which indicator, of which communes, on which day or in which period, as known when. */
export interface Question {
  code: IndicatorCode; definition: Definition<IndicatorCode>; scope: OfficerCommunes; by: Parting; time: { asOf: VietnamDay } | { period: Period }; floor: string | null; knownAt: VietnamDay | null; frame: Frame;
  /** When it was asked. */
  askedAt: Date;
}

/** This market, as I1x takes it where no floor is named. */
export const OWN_FLOOR = 'cho-phien';

@Injectable()
export class ReadQuestion {
  constructor(private readonly scopes: OfficerScope, private readonly clock: Clock) {}

  /**
   * A state is as of a day that has come (today by default; where a period is given its last day, today while it runs), a flow is of a period (this month by default).
   * Errors: `insight.indicator_not_found`, `insight.bad_day`, `insight.day_to_come`, `insight.bad_period`, `insight.period_not_begun`, `insight.bad_parting`, and those of OfficerScope.
   */
  async run(actor: Actor, asked: AskedFor): Promise<Question> {
    const definition = definitionOf(asked.code);
    const by = [...definition.partings, ...(definition.overlapping ?? [])].find((parting) => parting === (asked.by ?? 'commune'));
    if (by === undefined) throw new Invalid('insight.bad_parting', {}, [{ path: 'by', code: 'insight.bad_parting' }]);
    const time = this.timeOf(definition, asked);
    const knownAt = dayOf(asked.knownAt, 'knownAt') ?? null;
    const scope = await this.scopes.communes(actor, asked.area, 'asOf' in time ? time.asOf : time.period.last);
    return { code: definition.code, definition, by, time, scope, floor: definition.code === 'I1x' ? asked.floor ?? OWN_FLOOR : null, knownAt, frame: asked.frame ?? 'commune', askedAt: this.clock.now() };
  }

  private timeOf(definition: Definition, { asOf, period }: AskedFor): Question['time'] {
    const today = vietnamDay(this.clock.now());
    const read = period === undefined ? null : readPeriod(period);
    if (period !== undefined && read === null) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
    const day = dayOf(asOf, 'asOf');
    if (day !== undefined && day > today) throw new Invalid('insight.day_to_come', {}, [{ path: 'asOf', code: 'insight.day_to_come' }]);
    if (definition.time === 'asOf') return { asOf: day ?? (read === null ? today : lastDayOf(read, today)) };
    if (read === null && day !== undefined) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
    return { period: read ?? readPeriod(monthOf(today))! };
  }
}

function dayOf(text: string | undefined, path: string): VietnamDay | undefined {
  if (text !== undefined && !isDay(text)) throw new Invalid('insight.bad_day', {}, [{ path, code: 'insight.bad_day' }]);
  return text;
}

/** What is read for a question. */
export function askedUnits({ scope, time, floor, knownAt, askedAt }: Question): AskedUnits {
  const known = knownAt === null ? null : endOfVietnamDay(knownAt);
  return { communes: scope.communes, times: [timeSpan(time)], known, floor, now: known !== null && known < askedAt ? known : askedAt };
}

export const timeSpan = (time: Question['time']): { first: VietnamDay; last: VietnamDay } => ('asOf' in time ? { first: time.asOf, last: time.asOf } : time.period);
