import { standingTimes } from './standing-times.js';

describe('what officers ask without choosing a day', () => {
  it('is of a state today and the ends of the months before it', () => {
    const days = standingTimes({ time: 'asOf' }, '2026-11-22').map(({ last }) => last);
    expect([days.length, ...days.slice(0, 3), days.at(-1)]).toEqual([24, '2026-11-22', '2026-10-31', '2026-09-30', '2024-12-31']);
  });

  it('is of a flow every period of this year and the last that has begun, the month that runs first', () => {
    const periods = standingTimes({ time: 'period' }, '2026-08-03').map(({ first, last }) => `${first} ${last}`);
    expect(periods[0]).toBe('2026-08-01 2026-08-31');
    for (const period of ['2026-07-01 2026-07-31', '2026-07-01 2026-09-30', '2026-07-01 2026-12-31', '2026-01-01 2026-06-30', '2026-01-01 2026-12-31', '2025-01-01 2025-12-31', '2025-10-01 2025-12-31', '2024-09-01 2024-09-30']) expect(periods).toContain(period);
    expect(periods.filter((period) => period > '2026-08-31')).toEqual([]);
    expect(new Set(periods).size).toBe(periods.length);
  });
});
