import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';

/**
 * An empty private directory for the server's socket. Not under the data
 * directory, whose path may be longer than a socket address holds (107 bytes,
 * unix(7)). Undefined where /tmp does not allow it: the server then listens on
 * loopback alone.
 */
export function createSocketDirectory(dataDir: string, account: Account | undefined): string | undefined {
  const directory = socketDirectory(dataDir);
  const owner = account?.uid ?? process.getuid?.();
  try {
    const present = lstatSync(directory, { throwIfNoEntry: false });
    if (present !== undefined && (!present.isDirectory() || present.uid !== owner)) return undefined;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { mode: 0o700 });
    if (account !== undefined) chownSync(directory, account.uid, account.gid);
    return directory;
  } catch {
    return undefined;
  }
}

export function removeSocketDirectory(directory: string | undefined): void {
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
}

const socketDirectory = (dataDir: string): string => join('/tmp', `cho-phien-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
