import { addMonths, startOfVietnamDay } from '@cho-phien/kernel';

/** A month `YYYY-MM` or a year `YYYY`, as instants: from the first, before the last. */
export function periodOf(period: string): { from: Date; until: Date } {
  const first = period.length === 4 ? `${period}-01-01` : `${period}-01`;
  return { from: startOfVietnamDay(first), until: startOfVietnamDay(addMonths(first, period.length === 4 ? 12 : 1)) };
}
