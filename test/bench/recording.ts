import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** One statement as the product sent it to PostgreSQL. */
export interface Statement { text: string; values: unknown[] }

/** A request, the statements that answered it and the answer, in the order in which they happened. */
export interface Recorded { path: string; statements: Statement[]; answer: string }

/** A checkout that was made once: what it ran, with the ids that were its own. */
export interface RecordedCheckout extends Recorded { cartId: string; key: string }

/** What the reference is given to do. */
export interface Recordings { reads: Recorded[]; checkouts: RecordedCheckout[] }

/** Asks a product that notes its statements, one request at a time. */
export class Recorder {
  constructor(private readonly url: string, private readonly file: string) { if (!existsSync(file)) writeFileSync(file, ''); }

  /** Sends the same request until it runs the same number of statements twice, so that nothing of a first time is in it. */
  async read(path: string): Promise<Recorded> {
    for (let before = await this.send(path); ;) {
      const now = await this.send(path);
      if (now.statements.length === before.statements.length) return now;
      before = now;
    }
  }

  async send(path: string, init: RequestInit = {}): Promise<Recorded> {
    await delay(20);
    writeFileSync(this.file, '');
    const response = await fetch(this.url + path, init);
    const answer = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer.slice(0, 500)}`);
    const lines = readFileSync(this.file, 'utf8').split('\n').filter((line) => line !== '');
    return { path, answer, statements: lines.map((line) => JSON.parse(line) as [string, unknown[]]).map(([text, values]) => ({ text, values })) };
  }
}
