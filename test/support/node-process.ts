import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { eventually } from './test-app.js';

/** A program of ours as a process of its own. */
export class NodeProcess {
  private said = '';
  private readonly ended: Promise<number | null>;
  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.stdout?.on('data', (part: Buffer) => this.hear(part));
    child.stderr?.on('data', (part: Buffer) => this.hear(part));
  }

  /** Nothing of this process's own environment but the path reaches the child. */
  static start(script: string, environment: Record<string, string>, args: readonly string[] = []): NodeProcess {
    return new NodeProcess(spawn(process.execPath, [script, ...args], { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get pid(): number { return this.child.pid ?? 0; }
  get output(): string { return this.said; }
  get running(): boolean { return this.child.exitCode === null && this.child.signalCode === null; }

  /** Waits for HTTP 200; fails at once, with what it said, when the process ends. */
  async ready(address: string, timeoutMs = 150_000): Promise<this> {
    await eventually(async () => {
      if (!this.running) throw new Error(`The process ended before it was ready:\n${this.said.slice(-4_000)}`);
      return fetch(address).then(({ ok }) => ok, () => false);
    }, Boolean, timeoutMs).catch((error: unknown) => { throw new Error(`Not ready in time: ${String(error)}\n${this.said.slice(-4_000)}`); });
    return this;
  }

  /** SIGTERM, then the exit code; null when it had to be killed. */
  async stop(withinMs = 10_000): Promise<number | null> {
    this.child.kill('SIGTERM');
    const killer = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    const code = await this.ended;
    clearTimeout(killer);
    return code;
  }

  private hear(part: Buffer): void { this.said = (this.said + part.toString()).slice(-20_000); }
}
