import { isDay, monthOf, monthsOf, readPeriod } from './period.js';

describe('a reporting period', () => {
  it.each([
    ['2026-10', '2026-10-01', '2026-10-31'], ['2024-02', '2024-02-01', '2024-02-29'], ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'], ['2026-H2', '2026-07-01', '2026-12-31'], ['2026', '2026-01-01', '2026-12-31'], ['2024..2026', '2024-01-01', '2026-12-31'],
  ])('%s runs from %s to %s', (text, first, last) => { expect(readPeriod(text)).toEqual({ text, first, last }); });

  it.each(['', '26', '2026-13', '2026-00', '2026-Q5', '2026-Q0', '2026-H3', '2026-1', '2026-q1', '1999', '2026-10-01', ' 2026', '2026\n', '٢٠٢٦', '2026..2026', '2026..2024', '2017..2027', '2024...2026'])('is not written “%s”', (text) => { expect(readPeriod(text)).toBeNull(); });

  it('knows the days of the calendar', () => {
    expect(['2026-02-28', '2024-02-29', '2026-12-31'].map(isDay)).toEqual([true, true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '20261122', 'today', '2026-11-22T00:00'].map(isDay)).toEqual([false, false, false, false, false, false, false]);
    expect(monthOf('2026-11-22')).toBe('2026-11');
  });

  it('is its months, and days that make up none stay as they are', () => {
    expect(monthsOf({ first: '2024-01-01', last: '2024-03-31' })).toEqual([{ first: '2024-01-01', last: '2024-01-31' }, { first: '2024-02-01', last: '2024-02-29' }, { first: '2024-03-01', last: '2024-03-31' }]);
    expect(monthsOf({ first: '2026-10-01', last: '2026-10-31' })).toEqual([{ first: '2026-10-01', last: '2026-10-31' }]);
    for (const days of [{ first: '2026-10-02', last: '2026-10-31' }, { first: '2026-10-01', last: '2026-10-30' }, { first: '2026-10-31', last: '2026-10-31' }]) expect(monthsOf(days)).toEqual([days]);
  });
});
