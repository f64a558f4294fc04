import fc from 'fast-check';
import { afterWorkingHours, endOfDayAfter, isLate } from './order-promise.js';

const HOURS = { from: 6, until: 20 };
const local = (text: string): Date => new Date(`${text}+07:00`);

describe('the time a seller has to accept', () => {
  it.each([
    ['2026-11-22T08:00:00', 4, '2026-11-22T12:00:00'],
    ['2026-11-22T18:30:00', 4, '2026-11-23T08:30:00'],
    ['2026-11-22T23:15:00', 4, '2026-11-23T10:00:00'],
    ['2026-11-22T03:00:00', 4, '2026-11-22T10:00:00'],
    ['2026-11-22T16:00:00', 4, '2026-11-22T20:00:00'],
    ['2026-11-22T20:00:00', 1, '2026-11-23T07:00:00'],
    ['2026-11-22T08:00:00', 30, '2026-11-24T10:00:00'],
  ])('from %s, %i working hours end at %s', (start, hours, end) => {
    expect(afterWorkingHours(local(start), hours, HOURS)).toEqual(local(end));
  });

  it('never ends in the night and never before the hours have passed', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), fc.integer({ min: 1, max: 60 }), (start, hours) => {
      const end = afterWorkingHours(start, hours, HOURS);
      const minutes = (Math.floor(end.getTime() / 60_000) + 7 * 60) % 1_440;
      expect(minutes).toBeGreaterThanOrEqual(6 * 60);
      expect(minutes).toBeLessThanOrEqual(20 * 60);
      expect(end.getTime() - start.getTime()).toBeGreaterThanOrEqual(hours * 3_600_000);
      expect(end.getTime() - start.getTime()).toBeLessThanOrEqual((hours / 14 + 1) * 86_400_000 + 10 * 3_600_000);
    }));
  });
});

describe('a promise to the buyer', () => {
  const promise = { acceptBy: local('2026-11-22T12:00:00'), sendBy: endOfDayAfter(local('2026-11-22T12:00:00'), 2), sendByBefore: null, delayReason: null };

  it('ends with a day in Vietnam', () => {
    expect(endOfDayAfter(local('2026-11-22T23:59:59'), 2)).toEqual(local('2026-11-24T23:59:59.999'));
    expect(endOfDayAfter(local('2026-11-23T00:00:00'), 0)).toEqual(local('2026-11-23T23:59:59.999'));
  });

  it.each([
    ['paid', false, '2026-11-22T12:00:00', false],
    ['paid', false, '2026-11-22T12:00:01', true],
    ['awaiting_payment', true, '2026-11-22T12:00:01', true],
    ['awaiting_payment', false, '2026-11-30T00:00:00', false],
    ['accepted', false, '2026-11-24T23:59:59', false],
    ['accepted', false, '2026-11-25T00:00:00', true],
    ['handed_over', false, '2026-11-30T00:00:00', false],
  ] as const)('in state %s (at the door: %s) at %s is late: %s', (status, cod, now, late) => {
    expect(isLate({ status, cod, promise }, local(now))).toBe(late);
  });
});
