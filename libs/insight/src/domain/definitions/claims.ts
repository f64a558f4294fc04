import type { Definition } from '../definition.js';

/** Buyers' claims by when they were to be closed. Calling off an order that has not left is no claim: it is granted at once. */
export const claims = [
  { code: 'I11', version: 'v1', base: 'claims', time: 'period', partings: ['commune', 'claimKind'], unknown: 'outside' },
] as const satisfies readonly Definition[];
