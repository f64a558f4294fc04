import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret } from '@cho-phien/kernel';

/** The secret that signs sessions: made once for a data directory and kept there, readable by its owner alone. */
export function keptAuthSecret(dataDir: string): string {
  const file = join(dataDir, 'auth.secret');
  try {
    writeFileSync(file, newSecret() + newSecret(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
