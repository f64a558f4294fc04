import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port.js';
import { freshCheckouts, makeBaskets, recordCheckouts } from './baskets.js';
import type { Basket } from './baskets.js';
import type { BenchMarket } from './bench-market.js';
import { askFor, askTimes, post } from './load.js';
import type { Slice } from './load.js';
import { HOT_PATHS } from './options.js';
import type { Options, Role } from './options.js';
import { questionsFor } from './questions.js';
import type { Questions } from './questions.js';
import { compare } from './ratios.js';
import type { Comparison, Pair, Timed } from './ratios.js';
import { Recorder } from './recording.js';
import type { Recordings } from './recording.js';
import { ServerProcess } from './server-process.js';

export type HotPath = (typeof HOT_PATHS)[number];
export interface Measured extends Comparison { role: Role; path: HotPath; statements: number }

const POOL = '20';
/** So many that the code under test has been compiled by then; a slow machine needs the same number. */
const WARM_UP_QUESTIONS = 10_000;
const WARM_UP_CHECKOUTS = 2_000;

/** Compares the product's hot paths with the bare reference on one database, in every role asked for. */
export class HotPaths {
  private questions: Questions;
  private baskets: readonly Basket[];
  private recordings: Recordings;

  constructor(private readonly market: BenchMarket, private readonly options: Options) {}

  async measure(tell: (measured: Measured) => void): Promise<void> {
    await this.record();
    for (const role of this.options.roles) {
      await this.market.restart(role);
      const reference = await this.startReference();
      try {
        for (const path of HOT_PATHS.filter((part) => this.options.only.includes(part))) {
          const pairs = await (path === 'checkout' ? this.checkouts(reference) : this.reads(reference, this.questions[path]));
          tell({ role, path, statements: this.statementsOf(path), ...compare(pairs) });
        }
      } finally {
        await reference.process.stop();
      }
    }
  }

  /** Runs every request once through a product that notes its statements. */
  private async record(): Promise<void> {
    const { market } = this;
    this.questions = await questionsFor(market.url);
    this.baskets = await makeBaskets(market.url, market.database);
    await market.restart('api', true);
    const recorder = new Recorder(market.url, market.recording);
    const reads = [];
    for (const path of Object.values(this.questions).flat() as string[]) reads.push(await recorder.read(path));
    this.recordings = { reads, checkouts: await recordCheckouts(recorder, market.database, this.baskets) };
    const several = reads.find(({ statements }) => statements.length !== 1);
    if (several) throw new Error(`${several.path} took ${several.statements.length} statements; a hot read takes one.`);
  }

  private async startReference(): Promise<Reference> {
    const port = await freePort();
    const file = join(this.market.recording, '..', 'recordings.json');
    writeFileSync(file, JSON.stringify(this.recordings));
    const url = `http://127.0.0.1:${port}`;
    const environment = { PORT: String(port), DATABASE_URL: this.market.databaseUrl, DATABASE_POOL: POOL, RECORDINGS: file };
    const args = ['--import', './test/start/typescript-loader.mjs', 'test/bench/reference/server.ts'];
    const reference = { url, process: await ServerProcess.start(args, environment, `${url}/ready`) };
    await this.assertSameAnswers(url);
    return reference;
  }

  /** A reference that answers something else would measure nothing. */
  private async assertSameAnswers(url: string): Promise<void> {
    for (const { path } of this.recordings.reads) {
      const [wanted, given] = await Promise.all([this.market.url, url].map(async (server) => (await fetch(server + path)).text()));
      if (wanted !== given) throw new Error(`The reference answers ${path} differently:\n${given!.slice(0, 300)}\ninstead of\n${wanted!.slice(0, 300)}`);
    }
  }

  private async reads(reference: Reference, paths: readonly string[]): Promise<Pair[]> {
    const { seconds, connections } = this.options;
    const ask = (url: string): Promise<Slice> => askFor(seconds, { url, connections }, paths);
    for (const url of [this.market.url, reference.url]) await askTimes(WARM_UP_QUESTIONS, { url, connections }, paths);
    return this.inTurns(() => timed(this.market.process, () => ask(this.market.url)), () => timed(reference.process, () => ask(reference.url)));
  }

  private async checkouts(reference: Reference): Promise<Pair[]> {
    const { connections, seconds } = this.options;
    const buy = async (url: string, amount: number): Promise<Slice> => post(amount, { url, connections }, await freshCheckouts(this.market.database, this.baskets, amount));
    const amountFor = async (url: string): Promise<number> => Math.ceil((await buy(url, WARM_UP_CHECKOUTS)).perSecond * seconds);
    const [products, references] = [await amountFor(this.market.url), await this.aside(() => amountFor(reference.url))];
    return this.inTurns(
      async () => { const slice = await timed(this.market.process, () => buy(this.market.url, products)); await this.forgetNews(); return slice; },
      () => this.aside(() => timed(reference.process, () => buy(reference.url, references))),
    );
  }

  /** The product stands still, so that its workers take nothing from the reference; the reference's news are nobody's. */
  private async aside<Result>(work: () => Promise<Result>): Promise<Result> {
    this.market.process.pause();
    try {
      const result = await work();
      await this.dropNews();
      return result;
    } finally {
      this.market.process.resume();
    }
  }

  private async dropNews(): Promise<void> { await this.market.database.query('update platform.outbox set published_at = now() where published_at is null'); }

  /** What workers have not yet got to does not burden the next slice. */
  private async forgetNews(): Promise<void> {
    await this.dropNews();
    await this.market.settled(60_000);
  }

  private async inTurns(product: () => Promise<Timed>, reference: () => Promise<Timed>): Promise<Pair[]> {
    const pairs: Pair[] = [];
    for (let round = 0; round < this.options.rounds; round++) {
      if (round % 2 === 0) pairs.push({ product: await product(), reference: await reference() });
      else pairs.push(await (async () => { const first = await reference(); return { reference: first, product: await product() }; })());
    }
    return pairs;
  }

  private statementsOf(path: HotPath): number {
    if (path !== 'checkout') return 1;
    return Math.max(...this.recordings.checkouts.map(({ statements }) => statements.length));
  }
}

interface Reference { url: string; process: ServerProcess }

async function timed(server: ServerProcess, load: () => Promise<Slice>): Promise<Timed> {
  const before = server.cpuSeconds;
  const slice = await load();
  return { ...slice, cpuMs: (1_000 * (server.cpuSeconds - before)) / slice.requests };
}
