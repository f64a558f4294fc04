import type { Definition } from '../definition.js';

/** OCOP producers who sold on the web. */
export const producers = [
  { code: 'I4', version: 'v1', base: 'producers', time: 'period', partings: ['commune', 'kind'], unknown: 'inside' },
] as const satisfies readonly Definition[];
