import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { lockDataDir } from './data-dir-lock.js';
import { processStart } from './process-table.js';

let root: string;
let lockFile: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-dir-lock-'));
  lockFile = join(root, 'app.lock');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('creates the directory for its owner alone and names this process in the lock', () => {
  const lock = lockDataDir(join(root, 'a', 'b'));
  expect(statSync(lock.dataDir).mode & 0o777).toBe(0o700);
  expect(JSON.parse(readFileSync(join(lock.dataDir, 'app.lock'), 'utf8'))).toEqual({ pid: process.pid, startedAt: processStart(process.pid) });
  lock.release();
  expect(existsSync(join(lock.dataDir, 'app.lock'))).toBe(false);
});

it('can be held twice in one process, also by another name of the directory', () => {
  symlinkSync(root, `${root}-link`);
  const [first, second] = [lockDataDir(root), lockDataDir(`${root}-link`)];
  rmSync(`${root}-link`);
  first.release();
  first.release();
  expect(existsSync(lockFile)).toBe(true);
  second.release();
  expect(existsSync(lockFile)).toBe(false);
});

it('refuses a directory whose holder lives', () => {
  writeFileSync(lockFile, JSON.stringify({ pid: process.ppid, startedAt: processStart(process.ppid) }));
  expect(() => lockDataDir(root)).toThrow(expect.objectContaining({ code: 'startup.data_dir_in_use', params: expect.objectContaining({ pid: process.ppid }) }));
  expect(existsSync(lockFile)).toBe(true);
});

it.each([
  ['is dead', () => ({ pid: 2 ** 22 + 1, startedAt: 'whenever' })],
  ['is dead and its pid is used again', () => ({ pid: process.ppid, startedAt: 'before the last boot' })],
  ['wrote no more than a fragment before the power went', () => undefined],
])('takes over a lock whose holder %s', (_, holder) => {
  writeFileSync(lockFile, holder() === undefined ? '{"pi' : JSON.stringify(holder()));
  const lock = lockDataDir(root);
  expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});

it('leaves a lock alone that is no longer its own', () => {
  const lock = lockDataDir(root);
  writeFileSync(lockFile, 'somebody else');
  lock.release();
  expect(readFileSync(lockFile, 'utf8')).toBe('somebody else');
});
