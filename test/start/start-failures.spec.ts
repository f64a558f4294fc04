import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres.js';
import { ensureCluster } from '../../apps/standalone/src/embedded-postgres/cluster.js';
import { OwnerProcess } from './owner-process.js';
import { temporaryDirectories } from './temporary-directories.js';

const { directory, removeAll } = temporaryDirectories();
afterAll(removeAll);

const isRoot = process.getuid?.() === 0;
// Every Unix names uid 1 in /etc/passwd, which initdb insists on.
const ordinary = isRoot ? { uid: 1, gid: 1 } : {};

const failureOf = (dataDir: string): Promise<unknown> => startEmbeddedPostgres({ dataDir }).then((postgres) => postgres.stop().then(() => 'started'), (error: unknown) => error);

describe('a start that cannot succeed says why in one sentence', () => {
  it('another copy runs on the same data directory', async () => {
    const dataDir = directory();
    const first = new OwnerProcess(dataDir);
    await first.says('url');
    const second = new OwnerProcess(dataDir);
    expect(await second.says('failure')).toMatch(new RegExp(`tiến trình ${first.pid}\\b.*Another copy, process ${first.pid}`));
    expect(await second.exitCode()).toBe(1);
    expect(await first.end('SIGTERM')).toBe(0);
  });

  it('of several copies started at once over a dead one, exactly one runs', async () => {
    const dataDir = directory();
    writeFileSync(join(dataDir, 'app.lock'), JSON.stringify({ pid: process.pid, startedAt: 'an earlier process' }));
    const owners = [1, 2, 3, 4].map(() => new OwnerProcess(dataDir));
    const outcomes = await Promise.all(owners.map((owner) => Promise.any([owner.says('url').then(() => 'runs'), owner.says('failure').then(() => 'refused')])));
    expect(outcomes.sort()).toEqual(['refused', 'refused', 'refused', 'runs']);
    await Promise.all(owners.map((owner) => owner.end('SIGTERM')));
    expect(readdirSync(dataDir).filter((name) => name.startsWith('app.lock'))).toEqual([]);
  });

  it('the data directory is a file', async () => {
    const file = join(directory(), 'file');
    writeFileSync(file, '');
    expect(await failureOf(file)).toMatchObject({ code: 'startup.data_dir_not_a_directory' });
    expect(await failureOf(join(file, 'below'))).toMatchObject({ code: 'startup.data_dir_not_a_directory' });
  });

  it.each([
    ['its parent allows no writing', 0o555, (parent: string) => join(parent, 'data')],
    ['it allows no writing', 0o555, (parent: string) => parent],
    ['it allows nothing at all', 0o000, (parent: string) => parent],
  ])('the data directory is not writable: %s', async (_, mode, below) => {
    const parent = directory();
    chmodSync(parent, mode);
    const owner = new OwnerProcess(below(parent), ordinary);
    expect(await owner.says('failure')).toMatch(/^Không ghi được vào thư mục dữ liệu .*not writable/);
    expect(await owner.exitCode()).toBe(1);
    chmodSync(parent, 0o700);
  });

  it('something else lies where the database belongs, and stays there', async () => {
    const dataDir = directory();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'letter.txt'), 'mine');
    expect(await failureOf(dataDir)).toMatchObject({ code: 'startup.data_dir_unknown_content' });
    expect(readFileSync(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('the database was made by another PostgreSQL version', async () => {
    const dataDir = directory();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    expect(await failureOf(dataDir)).toMatchObject({ code: 'startup.database_version', params: { found: '17' } });
  });

  it('the disk is full while the database is made, and nothing half-made stays', async () => {
    const dataDir = directory();
    const tiny = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', dataDir]).status === 0;
    try {
      expect(tiny ? await failureOf(dataDir) : await failureOfFullDisk(dataDir)).toMatchObject({ code: 'startup.disk_full' });
      expect(readdirSync(dataDir)).toEqual([]);
    } finally {
      if (tiny) spawnSync('umount', [dataDir]);
    }
  });

  /** Where no small disk may be mounted: an initdb that meets a full one. */
  async function failureOfFullDisk(dataDir: string): Promise<unknown> {
    const initdb = join(directory(), 'initdb');
    writeFileSync(initdb, '#!/bin/sh\necho "could not write to file: No space left on device" >&2\nexit 1\n', { mode: 0o755 });
    return ensureCluster({ dataDir, binaries: { initdb, postgres: initdb }, account: undefined }, () => undefined).catch((error: unknown) => error);
  }
});

describe('who may start', () => {
  it('an ordinary user', async () => {
    const dataDir = directory();
    if (isRoot) chownSync(dataDir, 1, 1);
    const owner = new OwnerProcess(dataDir, ordinary);
    expect(await owner.says('url')).toMatch(/^postgres:/);
    expect(await owner.end('SIGTERM')).toBe(0);

    // Root, coming after that user, goes on with the same database.
    const next = new OwnerProcess(dataDir);
    await next.says('url');
    expect(await next.end('SIGTERM')).toBe(0);
  });
});
