import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { serverAccount } from './account.js';
import { completeLinks, locateBinaries, packageDirectory } from './binaries.js';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'binaries-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

const account = serverAccount('/nowhere');

/** A copy of the real package as npm unpacks it: without links. */
function unpackedPackage(version: string): string {
  const source = join(root, 'package');
  const links = JSON.parse(readFileSync(join(packageDirectory(), 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  cpSync(packageDirectory(), source, { recursive: true, filter: (path) => !links.some(({ target }) => path.endsWith(target)) });
  writeFileSync(join(source, 'package.json'), JSON.stringify({ version }));
  return source;
}

it('uses the npm package where it is when the server account can run it', () => {
  expect(locateBinaries(root, account).postgres).toBe(join(packageDirectory(), 'native', 'bin', 'postgres'));
});

it('completes the library links that install scripts may not have made, as often as asked', () => {
  const native = join(unpackedPackage('0.0.0-links'), 'native');
  completeLinks(native);
  completeLinks(native);
  expect(lstatSync(join(native, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
});

it('runs a copy when the server account cannot use the package', () => {
  const version = `0.0.0-copy-${process.pid}`;
  const source = unpackedPackage(version);
  const dataDir = join(root, 'data');
  mkdirSync(dataDir);
  // Root's private clone, or an ordinary user's read-only node_modules.
  chmodSync(root, account === undefined ? 0o755 : 0o700);
  chmodSync(join(source, 'native', 'lib'), account === undefined ? 0o555 : 0o755);
  const { postgres } = locateBinaries(dataDir, account, source);
  const copy = join(postgres, '..', '..', '..');
  try {
    expect(postgres.startsWith(source)).toBe(false);
    expect(existsSync(postgres)).toBe(true);
    expect(locateBinaries(dataDir, account, source).postgres).toBe(postgres);
  } finally {
    chmodSync(join(source, 'native', 'lib'), 0o755);
    rmSync(copy, { recursive: true });
  }
});

it('says so when the platform has no package', () => {
  expect(() => packageDirectory('plan9', 'vax')).toThrow(expect.objectContaining({ code: 'startup.postgres_missing', params: { platform: 'plan9-vax' } }));
});
