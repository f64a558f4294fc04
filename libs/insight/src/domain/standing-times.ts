import { addMonths } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Definition } from './definition.js';
import { monthOf, readPeriod } from './period.js';

export interface Days { first: VietnamDay; last: VietnamDay }

/** A course of twelve months of any month of the last twelve lies within. */
const MONTHS = 24;
const YEARS = 2;

/** What officers ask of an indicator without choosing a day: of states the ends of months, of flows the months, quarters, halves, years and years together that officers can choose; what is asked most comes first. */
export function standingTimes({ time }: Pick<Definition, 'time'>, today: VietnamDay): Days[] {
  const months = Array.from({ length: MONTHS }, (_, back) => monthOf(addMonths(`${monthOf(today)}-01`, -back))).map((month) => readPeriod(month)!);
  if (time === 'asOf') return months.map(({ last }) => (last < today ? last : today)).map((day) => ({ first: day, last: day }));
  const longer = Array.from({ length: YEARS }, (_, back) => Number(today.slice(0, 4)) - back).flatMap((year) => ['', '-Q4', '-Q3', '-Q2', '-Q1', '-H2', '-H1'].map((part) => readPeriod(`${year}${part}`)!));
  const together = Array.from({ length: YEARS }, (_, back) => readPeriod(`${Number(today.slice(0, 4)) - 1 - back}..${today.slice(0, 4)}`)!);
  return [...months.slice(0, 2), ...longer, ...together, ...months.slice(2)].filter(({ first }) => first <= today).map(({ first, last }) => ({ first, last }));
}
