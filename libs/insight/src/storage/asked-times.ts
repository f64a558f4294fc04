import { endOfVietnamDay, graceDaysOn, startOfVietnamDay, addDays } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** Days asked about, both included; a state is of the last one. */
export interface AskedTime { first: VietnamDay; last: VietnamDay }

export interface AskedUnits {
  communes: readonly string[];
  times: readonly AskedTime[];
  /** Only what was known before this instant counts; null: all that is known. */
  known: Date | null;
  /** The floor that I1x is about; null: all of them. */
  floor: string | null;
  /** When it is asked, or as when. */
  now: Date;
}

/** The parameters that `ASKED` reads. */
export const askedParameters = ({ communes, times, known, floor, now }: AskedUnits): unknown[] => [
  communes, times.map(({ first }) => first), times.map(({ last }) => last), times.map(({ first }) => startOfVietnamDay(first)), times.map(({ last }) => endOfVietnamDay(last)),
  times.map(graceFrom), times.map(({ last }) => graceDaysOn(last)), known ?? 'infinity', floor, now,
];

/** The first of the days on which the law of that day knows a time of grace; without one the days of grace are none, and it does not matter. */
function graceFrom({ first, last }: AskedTime): VietnamDay {
  let day = first;
  while (day < last && graceDaysOn(day) === 0) day = addDays(day, 1);
  return day;
}
