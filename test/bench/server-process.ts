import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A server under measurement as a process of its own, stopped with SIGTERM. */
export class ServerProcess {
  private said = '';
  private readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { this.said = (this.said + part.toString()).slice(-20_000); });
  }

  /** Runs `node …args` with nothing of our environment but the path, and waits until `address` answers 200. */
  static async start(args: readonly string[], environment: Record<string, string>, address: string, timeoutMs = 300_000): Promise<ServerProcess> {
    const started = new ServerProcess(spawn(process.execPath, args, { env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_NO_WARNINGS: '1', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }));
    await started.answering(address, Date.now() + timeoutMs);
    return started;
  }

  get output(): string { return this.said; }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const killer = setTimeout(() => this.child.kill('SIGKILL'), 12_000);
    await this.ended;
    clearTimeout(killer);
  }

  /** Lets it stand still, so that it takes nothing from another; `resume` lets it go on. */
  pause(): void { this.child.kill('SIGSTOP'); }
  resume(): void { this.child.kill('SIGCONT'); }

  /** Processor time it has used so far, in seconds; 0 where there is no /proc. Source: proc(5), utime and stime in hundredths. */
  get cpuSeconds(): number {
    const file = `/proc/${this.child.pid}/stat`;
    if (!existsSync(file)) return 0;
    const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /** Memory it holds now, in MiB; 0 where there is no /proc. Source: proc(5), VmRSS. */
  get residentMb(): number {
    const file = `/proc/${this.child.pid}/status`;
    return existsSync(file) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024 : 0;
  }

  private async answering(address: string, until: number): Promise<void> {
    while (!(await fetch(address).then(({ ok }) => ok, () => false))) {
      if (this.child.exitCode !== null || Date.now() > until) {
        this.child.kill('SIGKILL');
        throw new Error(`${this.child.spawnargs.join(' ')} did not come up:\n${this.said}`);
      }
      await delay(100);
    }
  }
}
