import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Language, VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { monthOf, readPeriod } from '../domain/period.js';
import type { Frame } from '../domain/report.js';
import type { BreakdownRow } from './break-down.js';
import { ListPlaces } from './list-places.js';
import type { Place } from './list-places.js';
import { ShowCourse } from './show-course.js';
import type { CoursePoint } from './show-course.js';
import { ShowIndicator } from './show-indicator.js';
import type { Indicator } from './show-indicator.js';

export interface AskedOverview { area?: string; asOf?: string; period?: string; frame?: Frame }
export interface Overview {
  listed: Indicator; onFloors: BreakdownRow[]; sold: Indicator; revenue: Indicator; byStalls: Indicator; byCount: Indicator; byValue: Indicator;
  /** I1 at the end of each of six months. */
  course: CoursePoint[];
  /** What the officer may choose from: clusters that hold on the days asked about, former districts that are wholly theirs, communes. */
  places: Place[];
}

const MONTHS = 6;

/** The figures of the first page at once: one question, one check of who asks. */
@Injectable()
export class ShowOverview {
  constructor(private readonly indicators: ShowIndicator, private readonly courses: ShowCourse, private readonly places: ListPlaces, private readonly clock: Clock) {}

  /** Errors: those of ReadQuestion. */
  async run(actor: Actor, { area, asOf, period, frame }: AskedOverview, language: Language): Promise<Overview> {
    const within = { ...(area !== undefined && { area }), ...(frame !== undefined && { frame }) };
    const onDay = { ...within, ...(asOf !== undefined ? { asOf } : period !== undefined && { period }) };
    const overPeriod = { ...within, ...(period !== undefined && { period }) };
    const show = (code: string, question: object): Promise<Indicator> => this.indicators.run(actor, { code, ...question }, language);
    const [listed, onFloors, sold, revenue, byStalls, byCount, byValue, course, places] = await Promise.all([
      show('I1', onDay), this.indicators.onFloors(actor, { code: 'I1', ...onDay }, language), show('I2', overPeriod), show('I3', overPeriod), show('I6', onDay), show('I5a', overPeriod), show('I5b', overPeriod),
      this.courses.run(actor, { code: 'I1', ...onDay }, MONTHS), this.places.run(actor, this.daysOf(asOf, period)),
    ]);
    return { listed, onFloors, sold, revenue, byStalls, byCount, byValue, course, places };
  }

  /** The days on which an area is asked for: that of states, and the last of the period of flows. */
  private daysOf(asOf: VietnamDay | undefined, period: string | undefined): VietnamDay[] {
    const today = vietnamDay(this.clock.now());
    const read = readPeriod(period ?? monthOf(today));
    return [asOf ?? (read !== null && period !== undefined && read.last < today ? read.last : today), ...(read === null ? [] : [read.last])];
  }
}
