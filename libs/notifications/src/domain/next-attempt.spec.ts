import fc from 'fast-check';
import { routeTo } from './channel-name.js';
import { ASKS, nextAttempt, ROUNDS } from './next-attempt.js';
import type { Attempt } from './next-attempt.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22) + seconds * 1_000);
const attempt = (channel: Attempt['channel'], state: Attempt['state'], key: string, seconds = 0): Attempt => ({ channel, state, key, number: 0, beganAt: at(seconds) });
const DAY = 86_400_000;
const next = (attempts: Attempt[], { route = ['zalo', 'sms'] as Attempt['channel'][], dedupeMs = DAY } = {}) => nextAttempt('m', route, attempts, at(60), () => dedupeMs);

describe('a message on its way', () => {
  it('goes by the first channel, and by the next at once when that one refuses', () => {
    expect(next([])).toMatchObject({ send: 'zalo', key: 'm-zalo-0', uncertain: false });
    expect(next([attempt('zalo', 'refused', 'm-zalo-0')])).toEqual({ send: 'sms', key: 'm-sms-0', at: at(60), uncertain: false });
  });

  it('starts again after the last channel, later each time, and at last gives up', () => {
    const refusals = (rounds: number): Attempt[] => Array.from({ length: rounds }, (_, round) => [attempt('zalo', 'refused', `m-zalo-${round}`), attempt('sms', 'refused', `m-sms-${round}`)]).flat();
    expect(next(refusals(1))).toMatchObject({ send: 'zalo', key: 'm-zalo-1', at: at(30) });
    expect(next(refusals(3))).toMatchObject({ send: 'zalo', key: 'm-zalo-3', at: at(120) });
    expect(next(refusals(ROUNDS))).toEqual({ giveUp: true });
    expect(next([], { route: [] })).toEqual({ giveUp: true });
  });

  it('is asked for by the same id while the provider knows it, then goes another way and never that one again', () => {
    const unknown = (times: number): Attempt[] => Array.from({ length: times }, (_, index) => attempt('zalo', 'unknown', 'm-zalo-0', index * 5));
    expect(next(unknown(1))).toMatchObject({ send: 'zalo', key: 'm-zalo-0', at: at(5) });
    expect(next(unknown(ASKS))).toMatchObject({ send: 'sms', uncertain: true });
    expect(next(unknown(1), { dedupeMs: 0 })).toMatchObject({ send: 'sms', uncertain: true });
    expect(next([...unknown(ASKS), attempt('sms', 'refused', 'm-sms-0', 20)])).toMatchObject({ send: 'sms', key: 'm-sms-1' });
    expect(next(unknown(ASKS), { route: ['zalo'] })).toEqual({ giveUp: true });
  });

  it('ends whatever happens to it, with a new id for each new sending', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Attempt['state']>('refused', 'unknown'), { minLength: 200, maxLength: 200 }), fc.integer({ min: 0, max: 30_000 }), (states, dedupeMs) => {
      const attempts: Attempt[] = [];
      for (const state of states) {
        const step = next(attempts, { route: ['sms', 'zalo', 'email'], dedupeMs });
        if ('giveUp' in step) return;
        const doubtful = attempts.filter(({ channel, state: was }) => was === 'unknown' && channel === step.send);
        if (doubtful.length > 0) expect(step.key).toBe(doubtful[0]!.key);
        attempts.push({ channel: step.send, key: step.key, state, number: attempts.length, beganAt: step.at });
      }
      throw new Error('It never ended.');
    }), { numRuns: 300 });
  });
});

describe('the way to a person', () => {
  const wishes = { order: ['zalo'] as const, hasEmail: true, hasWebPush: false };

  it('is what he chose first, then whatever else reaches him', () => {
    expect(routeTo(wishes, 'order_ready', ['sms', 'zalo', 'web_push', 'email'])).toEqual(['zalo', 'sms', 'email']);
    expect(routeTo(wishes, 'order_ready', ['email'])).toEqual(['email']);
  });

  it('is his phone for a code', () => { expect(routeTo({ ...wishes, order: ['email', 'sms'] }, 'otp', ['sms', 'zalo', 'email'])).toEqual(['sms', 'zalo']); });
});
