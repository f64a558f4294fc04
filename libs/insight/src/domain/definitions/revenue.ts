import type { Definition } from '../definition.js';

/** What OCOP products brought in on the web: an amount, of nothing. */
export const revenue = [
  { code: 'I3', version: 'v1', base: 'amount', time: 'period', partings: ['commune', 'producer', 'set', 'buyerProvince'], unknown: 'outside' },
] as const satisfies readonly Definition[];
