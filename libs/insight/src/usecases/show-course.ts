import { Injectable } from '@nestjs/common';
import { addDays, addMonths, Clock, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { rateOf } from '../domain/figure.js';
import type { Figure } from '../domain/figure.js';
import { monthOf } from '../domain/period.js';
import { figureOf } from './figure-of-parts.js';
import { ReadFigures } from './read-figures.js';
import { askedUnits, ReadQuestion, timeSpan } from './read-question.js';
import type { AskedFor } from './read-question.js';

/** A figure of one month: over it, or as of its last day (the day asked about in the last month). */
export interface CoursePoint extends Figure { month: string; asOf: VietnamDay; rate: number | null }

@Injectable()
export class ShowCourse {
  constructor(private readonly questions: ReadQuestion, private readonly figures: ReadFigures, private readonly clock: Clock) {}

  /** The figure month by month until the time asked about, the oldest first. Errors: those of ReadQuestion. */
  async run(actor: Actor, asked: AskedFor, months: number): Promise<CoursePoint[]> {
    const question = await this.questions.run(actor, asked);
    const today = vietnamDay(this.clock.now());
    const { last } = timeSpan(question.time);
    const end = question.definition.time === 'asOf' || last < today ? last : today;
    const times = Array.from({ length: months }, (_, index) => {
      const first = addMonths(`${monthOf(end)}-01`, index + 1 - months);
      const lastOfMonth = addDays(addMonths(first, 1), -1);
      const asOf = lastOfMonth < end ? lastOfMonth : end;
      return { asOf, span: question.definition.time === 'asOf' ? { first: asOf, last: asOf } : { first, last: lastOfMonth } }; // a month that runs is asked for as everywhere else
    });
    const { parts } = await this.figures.run({ code: question.code, byFloor: false, by: 'commune', units: { ...askedUnits(question), times: times.map(({ span }) => span) } });
    return times.map(({ asOf }, index) => {
      const { numerator, denominator, unknown } = figureOf(question.definition, parts.filter(({ n }) => n === index + 1));
      return { month: monthOf(asOf), asOf, numerator, denominator, unknown, rate: rateOf({ numerator, denominator }) };
    });
  }
}
