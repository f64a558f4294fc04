import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '../support/test-app.js';
import { isAlive, killAll, processTree } from './process-tree.js';

/** The market as `npm start` runs it, with its own PostgreSQL, on one data directory that outlives every kill. */
export class MarketProcess {
  private child: ChildProcess | null = null;
  private said = '';
  readonly dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-kill-'));

  /** @param partners addresses of its gateways and bank, which outlive it */
  constructor(private readonly port: number, private readonly partners: Record<string, string>) { chmodSync(this.dataDir, 0o755); }

  get url(): string { return `http://127.0.0.1:${this.port}`; }

  /** Starts it on what is in the data directory; answers the milliseconds until it was ready. */
  async start(timeoutMs = 900_000): Promise<number> {
    const began = Date.now();
    this.said = '';
    this.child = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(this.port), DATA_DIR: this.dataDir, LOG_LEVEL: 'error', ...this.partners }, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (part: Buffer) => { this.said = (this.said + part.toString()).slice(-20_000); });
    await eventually(async () => {
      if (this.child?.exitCode !== null) throw new Error(`The market ended instead of opening:\n${this.said}`);
      return fetch(`${this.url}/health/ready`).then(({ ok }) => ok, () => false);
    }, Boolean, timeoutMs);
    return Date.now() - began;
  }

  get output(): string { return this.said; }

  /** SIGKILL for the server, its PostgreSQL and every child of both at one instant; returns when none is left. */
  async killEverything(): Promise<void> {
    if (!this.child?.pid) return;
    const pids = processTree(this.child.pid);
    killAll(pids);
    killAll(pids.flatMap(processTree)); // born while we counted
    await eventually(async () => pids.filter(isAlive), (alive) => alive.length === 0, 10_000);
    this.child = null;
  }

  /** A connection to the embedded database; the port is line 4 of postmaster.pid. */
  async connect(): Promise<pg.Client> {
    const password = readFileSync(join(this.dataDir, 'postgres.password'), 'utf8').trim();
    const port = Number(readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'cho_phien', database: 'cho_phien', password });
    await client.connect();
    return client;
  }

  async remove(): Promise<void> {
    await this.killEverything();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
