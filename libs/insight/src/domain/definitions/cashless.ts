import type { Definition } from '../definition.js';

/** Orders delivered and paid, not in cash: by count and by đồng. Never one with the other, nor with stalls surveyed (I6). */
export const cashless = [
  { code: 'I5a', version: 'v1', base: 'orders', time: 'period', partings: ['commune', 'tender', 'buyerProvince', 'channel'], unknown: 'outside' },
  { code: 'I5b', version: 'v1', base: 'value', time: 'period', partings: ['commune', 'tender', 'buyerProvince', 'channel'], unknown: 'outside' },
] as const satisfies readonly Definition[];
