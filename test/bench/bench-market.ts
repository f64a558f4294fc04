import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../support/free-port.js';
import type { Role } from './options.js';
import { ServerProcess } from './server-process.js';

/** The market as `npm start` runs it, on a data directory of this run's own with the whole demo in it. */
export class BenchMarket {
  private server: ServerProcess | null = null;
  private connected: pg.Pool | null = null;
  readonly recording: string;

  private constructor(private readonly dataDir: string, private readonly kept: boolean, private readonly port: number) { this.recording = join(dataDir, 'statements.jsonl'); }

  /** On a directory that is given and stays, or on one for this run alone. */
  static async layOut(given: string | undefined): Promise<BenchMarket> {
    const dataDir = given ?? mkdtempSync(join(tmpdir(), 'cho-phien-bench-'));
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when we are root
    const market = new BenchMarket(dataDir, given !== undefined, await freePort());
    await market.start('both');
    await market.picturesDrawn();
    await market.settled(300_000);
    return market;
  }

  get url(): string { return `http://127.0.0.1:${this.port}`; }

  /** Starts the product on what is there; `recorded` notes every statement it runs, which costs time. */
  async start(role: Role, recorded = false): Promise<void> {
    const environment = { PORT: String(this.port), DATA_DIR: this.dataDir, DEMO: '1', LOG_LEVEL: 'warn', ROLE: role, HOLD_MINUTES: '1440', ...(recorded && { STATEMENTS_FILE: this.recording }) };
    const args = recorded ? ['--import', './test/bench/record-statements.mjs', 'dist/apps/standalone/src/main.js'] : ['scripts/start.mjs'];
    this.server = await ServerProcess.start(args, environment, `${this.url}/health/ready`);
  }

  async stop(): Promise<void> {
    await this.connected?.end();
    this.connected = null;
    await this.server?.stop();
    this.server = null;
  }

  async restart(role: Role, recorded = false): Promise<void> {
    await this.stop();
    await this.start(role, recorded);
  }

  get process(): ServerProcess {
    if (this.server === null) throw new Error('The market is not open.');
    return this.server;
  }

  /** Address of the embedded database; its port is line 4 of postmaster.pid. */
  get databaseUrl(): string {
    const password = readFileSync(join(this.dataDir, 'postgres.password'), 'utf8').trim();
    const port = readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]!.trim();
    return `postgres://cho_phien:${password}@127.0.0.1:${port}/cho_phien`;
  }

  /** For preparing carts and shelves behind the API. */
  get database(): pg.Pool { return (this.connected ??= new pg.Pool({ connectionString: this.databaseUrl, max: 2 })); }

  /** Waits until no event is on its way and no job waits. */
  async settled(timeoutMs: number): Promise<boolean> {
    const end = Date.now() + timeoutMs;
    for (let quiet = 0; quiet < 3;) {
      const { rows: [row] } = await this.database.query<{ busy: boolean }>(`
        select exists (select from platform.outbox where published_at is null)
          or exists (select from bullmq.job where state in ('active', 'waiting')) as busy`);
      quiet = row!.busy ? 0 : quiet + 1;
      if (Date.now() > end) return false;
      await delay(100);
    }
    return true;
  }

  async remove(): Promise<void> {
    await this.stop();
    if (!this.kept) rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The demo's pictures are drawn by a process beside the market, which takes a processor while it does. */
  private async picturesDrawn(): Promise<void> {
    const { rows: [row] } = await this.database.query<{ pictures: number }>('select count(distinct key)::int as pictures from catalog.images');
    const directory = join(this.dataDir, 'media', 'products');
    const drawn = (): number => (existsSync(directory) ? readdirSync(directory).filter((name) => !name.includes('.')).length : 0);
    while (drawn() < row!.pictures) await delay(500);
  }
}
