import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

// Stands in for `npm ci`: empties node_modules, takes FAKE_NPM_MS, writes tools, and npm's own marker last.
const fakeNpm = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
appendFileSync('calls.log', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/half', { recursive: true });
await new Promise((resolve) => setTimeout(resolve, Number(process.env.FAKE_NPM_MS ?? 0)));
if (process.env.FAKE_NPM_FAILS) { console.error('E404 no such package'); process.exit(7); }
const tool = (path, body) => { mkdirSync('node_modules/' + path.slice(0, path.lastIndexOf('/')), { recursive: true }); writeFileSync('node_modules/' + path, body); };
tool('@nestjs/cli/bin/nest.js', process.env.FAKE_NEST ?? '');
tool('@sveltejs/kit/svelte-kit.js', '');
tool('vite/bin/vite.js', process.env.FAKE_VITE ?? '');
writeFileSync('node_modules/.package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}');
`;

const fakeNest = `
const fs = require('node:fs');
fs.appendFileSync('calls.log', 'nest\\n');
fs.mkdirSync('dist/apps/standalone/src', { recursive: true });
setTimeout(() => fs.writeFileSync('dist/apps/standalone/src/main.js', fs.readFileSync('apps/standalone/src/main.ts')), Number(process.env.FAKE_BUILD_MS ?? 0));
`;

// Like the compiler of messages, it leaves files beside their settings and writes these again as they were.
const fakeVite = `
const fs = require('node:fs');
for (const name of ['.gitignore', '.meta.json', 'README.md']) fs.writeFileSync('project.inlang/' + name, '');
fs.writeFileSync('project.inlang/settings.json', fs.readFileSync('project.inlang/settings.json'));
fs.appendFileSync('../../calls.log', 'vite\\n');
fs.mkdirSync('build', { recursive: true });
fs.writeFileSync('build/handler.js', '');
`;

const application = `
console.log('application runs');
const alive = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => { console.log('application stops'); clearInterval(alive); setTimeout(() => process.exit(0), 100); });
`;

/** A small clone with the real scripts and stand-ins for npm, the compilers and the application. */
export class FakeClone {
  constructor(readonly directory: string) {
    cpSync(join(repository, 'scripts'), join(directory, 'scripts'), { recursive: true });
    this.write('package.json', '{"type":"commonjs"}');
    this.write('package-lock.json', '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"},"node_modules/b":{"version":"2.0.0","optional":true}}}');
    this.write('nest-cli.json', '{"compilerOptions":{"builder":{"options":{"filenames":["apps/standalone/src"]}}}}');
    this.write('tsconfig.json', '{}');
    this.write('apps/standalone/src/main.ts', application);
    this.write('apps/web/package.json', '{}');
    this.write('apps/web/project.inlang/settings.json', '{}');
    this.write('fake/package.json', '{"type":"module"}');
    this.write('fake/npm-cli.js', fakeNpm);
  }

  write(path: string, content: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  has(path: string): boolean {
    return existsSync(join(this.directory, path));
  }

  /** The programs that were called, in order. */
  get calls(): string[] {
    return this.has('calls.log') ? readFileSync(join(this.directory, 'calls.log'), 'utf8').trim().split('\n').map((line) => line.split(' ')[0] ?? '') : [];
  }

  start(environment: Record<string, string> = {}, script = 'scripts/start.mjs'): Start {
    return new Start(spawn(process.execPath, [script], {
      cwd: this.directory,
      env: { PATH: process.env.PATH, PORT: '0', npm_execpath: join(this.directory, 'fake', 'npm-cli.js'), FAKE_NEST: fakeNest, FAKE_VITE: fakeVite, ...environment },
    }));
  }
}

/** A run of a script, its output as it comes. */
export class Start {
  output = '';
  private readonly ended: Promise<unknown[]>;

  constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
  }

  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.child.exitCode !== null) throw new Error(`Ended without "${text}": ${this.output}`);
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  async end(name: NodeJS.Signals): Promise<number | null> {
    this.signal(name);
    return this.exitCode();
  }
}
