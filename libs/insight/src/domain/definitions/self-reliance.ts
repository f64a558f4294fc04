import type { Definition } from '../definition.js';

/** What households who are helped do by themselves: the aim of the digital teams is the habit. */
export const selfReliance = [
  { code: 'S1', version: 'v1', base: 'deeds', time: 'period', partings: ['commune', 'village', 'task', 'household'], unknown: 'outside' },
] as const satisfies readonly Definition[];
