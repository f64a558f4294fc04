import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClone } from './fake-clone.js';
import { temporaryDirectories } from './temporary-directories.js';

const { directory, removeAll } = temporaryDirectories();
afterAll(removeAll);

let clone: FakeClone;
beforeEach(() => { clone = new FakeClone(directory()); });

async function runOnce(environment: Record<string, string> = {}): Promise<string> {
  const start = clone.start(environment);
  await start.says('application runs');
  expect(await start.end('SIGTERM')).toBe(0);
  return start.output;
}

describe('npm start', () => {
  it('installs and builds a fresh clone, shows it, and becomes the application', async () => {
    const output = await runOnce();
    expect(clone.calls).toEqual(['npm', 'nest', 'vite']);
    expect(readFileSync(join(clone.directory, 'calls.log'), 'utf8')).toContain('ci --include=dev');
    expect(output.split('\n')).toEqual(expect.arrayContaining([
      expect.stringMatching(/^Cài thư viện.*installing packages/),
      expect.stringMatching(/^Dựng máy chủ xong/),
      expect.stringMatching(/^Dựng trang web xong/),
      'application stops',
    ]));
    expect(clone.has('.setup.lock')).toBe(false);
  });

  it('does nothing again when nothing has changed', async () => {
    await runOnce();
    expect(await runOnce()).toBe('application runs\napplication stops\n');
    expect(clone.calls).toEqual(['npm', 'nest', 'vite']);
  });

  it('builds only what a change touches, and forgets what a removed source left', async () => {
    await runOnce();
    clone.write('dist/libs/gone.js', '');
    utimesSync(join(clone.directory, 'dist/libs/gone.js'), 1, 1);
    clone.write('apps/standalone/src/more.ts', '');
    clone.write('apps/standalone/src/more.spec.ts', '');
    await runOnce();
    expect(clone.calls).toEqual(['npm', 'nest', 'vite', 'nest']);
    expect(clone.has('dist/libs/gone.js')).toBe(false);
  });

  it('builds the site again when the settings of its messages change', async () => {
    await runOnce();
    clone.write('apps/web/project.inlang/settings.json', '{"locales":[]}');
    await runOnce();
    expect(clone.calls).toEqual(['npm', 'nest', 'vite', 'vite']);
  });

  it('says that its port is taken before it installs anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const start = clone.start({ PORT: String(port) });
      expect(await start.exitCode()).toBe(1);
      expect(start.output).toMatch(new RegExp(`^Cổng ${port} trên 127\\.0\\.0\\.1 đang có chương trình khác dùng\\..*\\n$`));
      expect(clone.calls).toEqual([]);
    } finally {
      other.close();
    }
  });

  it('installs again when the lock changes, but accepts a tree that somebody installed from it', async () => {
    await runOnce();
    clone.write('package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}');
    await runOnce();
    expect(clone.calls.filter((call) => call === 'npm')).toHaveLength(1);
    clone.write('package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.1"}}}');
    await runOnce();
    expect(clone.calls.filter((call) => call === 'npm')).toHaveLength(2);
  });

  it('says why when npm fails, and exits with 1', async () => {
    const start = clone.start({ FAKE_NPM_FAILS: '1' });
    expect(await start.exitCode()).toBe(1);
    expect(start.output).toMatch(/E404 no such package\nKhông cài được thư viện: npm ci dừng với mã 7\./);
    expect(start.output).not.toContain(' at ');
  });

  it('says why when a build fails, and builds again next time', async () => {
    const start = clone.start({ FAKE_NEST: 'console.error("TS1005: broken"); process.exit(2)' });
    expect(await start.exitCode()).toBe(1);
    expect(start.output).toMatch(/TS1005: broken\nDựng máy chủ không xong: mã 2\./);
    expect(clone.has('dist/.server-stamp')).toBe(false);
  });
});

describe('npm start interrupted', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s while installing ends at once with 0 and starts over next time', async (signal) => {
    const start = clone.start({ FAKE_NPM_MS: '60000' });
    await start.says('Cài thư viện');
    await until(() => clone.has('node_modules/half'));
    const began = Date.now();
    expect(await start.end(signal)).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(childrenOf(clone)).toBe('');
    await runOnce();
    expect(clone.calls).toEqual(['npm', 'npm', 'nest', 'vite']);
  });

  it('by SIGKILL leaves no npm behind and starts over next time', async () => {
    const start = clone.start({ FAKE_NPM_MS: '60000' });
    await until(() => clone.has('node_modules/half'));
    await start.end('SIGKILL');
    await until(() => childrenOf(clone) === '');
    await runOnce();
    expect(clone.calls).toEqual(['npm', 'npm', 'nest', 'vite']);
  });

  it('by SIGTERM while building ends with 0 and builds again next time', async () => {
    const start = clone.start({ FAKE_BUILD_MS: '60000' });
    await until(() => clone.calls.includes('nest'));
    expect(await start.end('SIGTERM')).toBe(0);
    expect(clone.has('.setup.lock')).toBe(false);
    await runOnce({ FAKE_BUILD_MS: '0' });
  });

  it('twice by SIGTERM stops the application once, with 0', async () => {
    const start = clone.start();
    await start.says('application runs');
    start.signal('SIGTERM');
    expect(await start.end('SIGTERM')).toBe(0);
  });
});

describe('two npm starts in one clone', () => {
  it('share one installation and one build', async () => {
    const [first, second] = [clone.start({ FAKE_NPM_MS: '1000' }), clone.start({ FAKE_NPM_MS: '1000' })];
    await Promise.all([first.says('application runs'), second.says('application runs')]);
    expect(clone.calls).toEqual(['npm', 'nest', 'vite']);
    expect(first.output + second.output).toContain('chờ nó xong');
    await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')]);
  });

  it('do not wait for one that died', async () => {
    writeFileSync(join(clone.directory, '.setup.lock'), `${2 ** 22 + 1} long ago`);
    await runOnce();
  });
});

describe('an old Node', () => {
  it('is told which version is needed', () => {
    mkdirSync(join(clone.directory, 'old'));
    clone.write('old/version.cjs', "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });");
    const { status, stderr } = spawnSync(process.execPath, ['--require', './old/version.cjs', 'scripts/start.mjs'], { cwd: clone.directory, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Chợ Phiên cần Node\.js 20\.19 trở lên, máy này đang có 18\.20\.4\..*\n$/);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => { setTimeout(resolve, 20); });
}

/** Living processes whose command names the clone. */
function childrenOf({ directory: path }: FakeClone): string {
  return spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line.includes(path) && !line.startsWith('Z')).join('\n');
}
