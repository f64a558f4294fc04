import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processStart } from './process-table.js';
import { StartupFailure, dataDirFailure, errnoOf } from './startup-failure.js';

export interface DataDirLock {
  /** Absolute, symbolic links resolved. */
  readonly dataDir: string;
  release(): void;
}

interface Holder { pid: number; startedAt: string }

const held = new Map<string, { count: number; content: string }>();

/**
 * Claims a data directory for this process, creating it when absent (mode 0700).
 * The claim falls with the process, however it ends; taking it twice in one
 * process is fine, each `release` gives one back.
 * Errors: StartupFailure (in use, not writable, not a directory, disk full).
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const directory = createDataDir(dataDir);
  const entry = held.get(directory) ?? { count: 0, content: claim(directory) };
  entry.count += 1;
  held.set(directory, entry);
  let released = false;
  return {
    dataDir: directory,
    release() {
      if (released) return;
      released = true;
      entry.count -= 1;
      if (entry.count === 0) giveBack(directory, entry.content);
    },
  };
}

function createDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    throw dataDirFailure(error, dataDir);
  }
}

function claim(directory: string): string {
  const lock = join(directory, 'app.lock');
  const draft = `${lock}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) ?? '' } satisfies Holder);
  try {
    writeFileSync(draft, content, { mode: 0o644 });
    try {
      // A link appears whole or not at all, so nobody ever reads half a claim.
      while (!linked(draft, lock)) evict(lock, directory);
      return content;
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw dataDirFailure(error, directory);
  }
}

function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function evict(lock: string, dataDir: string): void {
  const content = readIfPresent(lock);
  if (content === undefined) return;
  const holder = parseHolder(content);
  if (holder !== undefined && processStart(holder.pid) === holder.startedAt) {
    throw new StartupFailure('startup.data_dir_in_use', { dataDir, pid: holder.pid });
  }
  setAside(lock, content);
}

// Two processes may find the same dead claim: the slower one would move the
// quicker one's fresh claim away, so it looks at what it moved and puts it back.
function setAside(lock: string, stale: string): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== stale) linked(aside, lock);
  rmSync(aside, { force: true });
}

function parseHolder(content: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(content) as Partial<Holder>;
    return Number.isSafeInteger(pid) && typeof startedAt === 'string' ? { pid: pid as number, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function giveBack(directory: string, content: string): void {
  held.delete(directory);
  const lock = join(directory, 'app.lock');
  try {
    if (readIfPresent(lock) === content) rmSync(lock, { force: true });
  } catch {
    // A claim left behind is taken over at the next start.
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

process.on('exit', () => {
  for (const [directory, { content }] of held) giveBack(directory, content);
});
