import type { Definition } from '../definition.js';

/** OCOP products that were sold on the web: of all in force, and of those that were on offer here. */
export const sold = [
  { code: 'I2', version: 'v1', base: 'products', time: 'period', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
  { code: 'I2b', version: 'v1', base: 'products', time: 'period', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
] as const satisfies readonly Definition[];
