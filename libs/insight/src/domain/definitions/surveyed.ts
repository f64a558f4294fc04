import type { Definition } from '../definition.js';

/** What people counted, since this market cannot see it: stalls, residents, villages, persons trained. */
export const surveyed = [
  { code: 'I6', version: 'v1', base: 'stalls', time: 'asOf', partings: ['commune', 'place'], unknown: 'inside' },
  { code: 'I7', version: 'v1', base: 'residents', time: 'asOf', partings: ['commune', 'place', 'sex', 'ethnicity'], unknown: 'outside' },
  { code: 'I8', version: 'v1', base: 'villages', time: 'period', partings: ['commune', 'place'], unknown: 'inside' },
  { code: 'I12', version: 'v1', base: 'persons', time: 'period', partings: ['commune', 'place'], unknown: 'inside' },
] as const satisfies readonly Definition[];
