import type { Definition } from '../definition.js';

/** Certificates whose re-assessment file is due (QĐ 26/2026/QĐ-TTg, Art. 7: 180 to 120 days before the end). */
export const renewals = [
  { code: 'I10', version: 'v1', base: 'products', time: 'asOf', partings: ['commune', 'stars', 'set', 'kind'], unknown: 'inside' },
] as const satisfies readonly Definition[];
