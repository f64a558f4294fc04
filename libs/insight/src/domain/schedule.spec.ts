import { addDays } from '@cho-phien/kernel';
import { dueOn, duePeriods } from './schedule.js';

describe('a schedule of reports', () => {
  it('makes the report of a month, a quarter, a half or a year on a day of the month after it', () => {
    expect([dueOn('2026-10', 5), dueOn('2026-12', 1), dueOn('2026-Q4', 28), dueOn('2024-02', 3)]).toEqual(['2026-11-05', '2027-01-01', '2027-01-28', '2024-03-03']);
    expect(duePeriods('month', 5, '2026-09-15', '2026-11-04')).toEqual(['2026-09']);
    expect(duePeriods('month', 5, '2026-09-15', '2026-11-05')).toEqual(['2026-09', '2026-10']);
    expect(duePeriods('quarter', 10, '2026-11-22', '2027-01-09')).toEqual([]);
    expect(duePeriods('quarter', 10, '2026-11-22', '2027-04-10')).toEqual(['2026-Q4', '2027-Q1']);
    expect([duePeriods('half', 5, '2026-11-22', '2027-07-05'), duePeriods('year', 15, '2026-11-22', '2028-01-14')]).toEqual([['2026-H2', '2027-H1'], ['2026']]);
  });

  it.each([['month', 119], ['quarter', 39], ['half', 19], ['year', 9]] as const)('of each %s over ten years has every period once, on its day', (every, count) => {
    const made: string[] = [];
    for (let day = '2024-01-15', last = '2034-01-15'; day < last; day = addDays(day, 1)) {
      const fresh = duePeriods(every, 28, '2024-01-15', day).filter((period) => !made.includes(period));
      for (const period of fresh) expect(dueOn(period, 28)).toBe(day);
      made.push(...fresh);
    }
    expect(made).toHaveLength(count);
  });
});
