import { fileURLToPath } from 'node:url';

/** The clone's root directory, absolute, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
