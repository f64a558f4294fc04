import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret } from '@cho-phien/kernel';

/** A secret that is made once for a data directory and kept there, readable by its owner alone. */
export function keptSecret(dataDir: string, name: 'auth.secret' | 'data.key'): string {
  const file = join(dataDir, name);
  try {
    writeFileSync(file, newSecret() + newSecret(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
