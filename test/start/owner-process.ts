import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface OwnerLine { url?: string; failure?: string; progress?: string }

/** A child process that owns an embedded PostgreSQL, for tests that kill it. */
export class OwnerProcess {
  private readonly child: ChildProcess;
  private readonly lines: OwnerLine[] = [];
  private readonly ended: Promise<[number | null, NodeJS.Signals | null]>;

  constructor(dataDir: string, options: { uid?: number; gid?: number } = {}) {
    const loader = new URL('./typescript-loader.mjs', import.meta.url).href;
    this.child = spawn(process.execPath, ['--import', loader, here('./postgres-owner.mjs'), dataDir], {
      ...options, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = once(this.child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    if (this.child.stdout !== null) createInterface(this.child.stdout).on('line', (line) => this.lines.push(JSON.parse(line) as OwnerLine));
  }

  get pid(): number { return this.child.pid ?? 0; }

  get said(): readonly OwnerLine[] { return this.lines; }

  /** The first line with `field`; rejects when the process ends without one. */
  async says(field: keyof OwnerLine): Promise<string> {
    for (;;) {
      const said = this.lines.find((line) => line[field] !== undefined)?.[field];
      if (said !== undefined) return said;
      const over = await Promise.race([this.ended.then(() => true), new Promise<boolean>((resolve) => { setTimeout(resolve, 10, false); })]);
      if (over && !this.lines.some((line) => line[field] !== undefined)) throw new Error(`Ended without ${field}: ${JSON.stringify(this.lines)}`);
    }
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return (await this.ended)[0];
  }

  exitCode(): Promise<number | null> {
    return this.ended.then(([code]) => code);
  }
}
