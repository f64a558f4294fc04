import type { Definition } from '../definition.js';

/** OCOP products in force by the codes they carry: a verified GTIN, a trace link that resolves, both. A payment QR is none of them and never counts. */
export const codes = [
  { code: 'I9a', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
  { code: 'I9b', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
  { code: 'I9c', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
] as const satisfies readonly Definition[];
