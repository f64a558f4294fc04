import type { Definition } from '../definition.js';

/** OCOP products in force that are offered on e-commerce floors: on any of them, and on one. */
export const listed = [
  { code: 'I1', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], overlapping: ['floor'], unknown: 'inside' },
  { code: 'I1x', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], overlapping: ['floor'], unknown: 'inside' },
] as const satisfies readonly Definition[];
