import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript files below a directory, without specs and without what is built or generated. */
export function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((file) => join(directory, file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.spec.ts'))
    .filter((file) => !/(^|\/)(node_modules|build|\.svelte-kit|paraglide|dist)\//.test(file));
}
