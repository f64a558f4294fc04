import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { webhookBody, webhookHeaders } from '../simulators/bank/sepay-webhook.js';
import type { Transfer } from '../simulators/bank/transfer.js';
import { freshCheckouts, makeBaskets } from './baskets.js';
import type { Basket } from './baskets.js';
import type { BenchMarket } from './bench-market.js';
import { scriptOf, transactionsAbout } from './capture-script.js';
import { compiled } from './reference/compiled.js';
import { post } from './load.js';
import type { Options } from './options.js';
import { median } from './ratios.js';

export interface MeasuredCaptures { ratio: number; lowest: number; highest: number; product: number; reference: number; statements: number }
interface Unpaid { code: string; payable: string; total: number }

/** Captures that a slice takes in for each of its seconds. */
const A_SECOND = 75;
let lastEvent = Date.now();
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Notices of transfers for purchases that wait: product, from the signature to the posting and the paid order, against pgbench,
 * which runs the statements that the product ran for one of them, every handler's among them, one after the other on each connection.
 */
export class Captures {
  private basket: Basket;
  private script: { file: string; statements: number };

  constructor(private readonly market: BenchMarket, private readonly options: Options) {}

  async measure(): Promise<MeasuredCaptures> {
    [this.basket] = await makeBaskets(this.market.url, this.market.database) as [Basket];
    this.script = await this.record();
    await this.market.restart('both');
    await this.take(await this.purchases(this.slice)); // warms the product
    const pairs: { product: number; reference: number }[] = [];
    for (let round = 0; round < this.options.rounds; round++) {
      const product = await this.take(await this.purchases(this.slice));
      pairs.push({ product, reference: await this.replay(await this.purchases(this.slice)) });
    }
    const ratios = pairs.map(({ product, reference }) => product / reference);
    return { ratio: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios), product: median(pairs.map(({ product }) => product)), reference: median(pairs.map(({ reference }) => reference)), statements: this.script.statements };
  }

  private get slice(): number { return A_SECOND * this.options.seconds; }

  private get database(): pg.Pool { return this.market.database; }

  /** Purchases of the same goods that wait for their money, and nothing else to do. */
  private async purchases(count: number): Promise<Unpaid[]> {
    await post(count, { url: this.market.url, connections: Math.min(count, this.options.connections) }, await freshCheckouts(this.database, [this.basket], count));
    await this.market.settled(120_000);
    const { rows } = await this.database.query<Unpaid>(
      `select p.group_code as code, p.id as payable, p.total_amount as total from payments.payables p where p.status = 'open' and p.received_amount = 0 and not p.group_code = any(select group_code from bench.taken) order by p.created_at desc limit $1`, [count]);
    await this.database.query('insert into bench.taken select unnest($1::text[])', [rows.map(({ code }) => code)]);
    return rows;
  }

  /** Captures a second, from the first notice to the last purchase that is paid and posted. */
  private async take(unpaid: readonly Unpaid[]): Promise<number> {
    const began = performance.now();
    const rest = unpaid.map(noticeFor);
    await Promise.all(Array.from({ length: this.options.connections }, async () => {
      for (let notice = rest.pop(); notice !== undefined; notice = rest.pop()) await this.send(notice);
    }));
    const codes = unpaid.map(({ code }) => code);
    for (;;) {
      const { rows: [row] } = await this.database.query<{ done: boolean }>(
        `select (select count(*) from ordering.order_groups where code = any($1) and status = 'paid') = $2
           and (select count(*) from ledger.transactions t join payments.captures c on t.reference = 'capture:' || c.id join payments.payables p on p.id = c.payable_id where p.group_code = any($1)) = $2 as done`, [codes, codes.length]);
      if (row!.done) return (1_000 * unpaid.length) / (performance.now() - began);
      await delay(15);
    }
  }

  private async send({ body, headers }: ReturnType<typeof noticeFor>): Promise<void> {
    const response = await fetch(`${this.market.url}/api/hooks/bank/sepay`, { method: 'POST', body, headers });
    if (response.status !== 200) throw new Error(`The notice was answered ${response.status}: ${await response.text()}`);
  }

  /** Notes the statements of one capture and makes them a script. */
  private async record(): Promise<{ file: string; statements: number }> {
    await this.database.query('create schema if not exists bench; create table if not exists bench.taken (group_code text primary key)');
    await this.market.restart('both', true);
    const [first, second] = await this.purchases(2) as [Unpaid, Unpaid];
    await this.take([first]); // fills what is kept in memory
    await this.market.settled(60_000);
    const since = new Date();
    const { rows: [last] } = await this.database.query<{ id: number }>('select max(id) as id from platform.outbox');
    writeFileSync(this.market.recording, '');
    const notice = noticeFor(second);
    await this.send(notice);
    await this.market.settled(60_000);
    const { rows: events } = await this.database.query<{ id: string }>('select event_id as id from platform.outbox where id > $1', [last!.id]);
    const about = [second.code, second.payable, ...events.map(({ id }) => id)];
    const transactions = transactionsAbout(this.market.recording, about);
    const fresh = [...new Set(JSON.stringify(transactions).match(UUID))].filter((id) => about.includes(id) || (id[14] === '7' && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= since.getTime() - 1_000));
    const ids = fresh.filter((id) => id !== second.payable);
    const places = new Map([[second.code, 'code'], [second.payable, 'payable'], [String(notice.eventId), 'event'], ...ids.map((id, place) => [id, `id${place}`] as const)]);
    const row = `select code, payable, 900000000000 + n as event, ${ids.map((_, place) => `gen_random_uuid() as id${place}`).join(', ')} from bench.todo where n = (select nextval('bench.next'))`;
    const file = join(this.market.recording, '..', 'capture.sql');
    writeFileSync(file, scriptOf(transactions, places, row));
    return { file, statements: transactions.flat().length };
  }

  /** Captures a second by pgbench; the product stands still meanwhile. */
  private async replay(unpaid: readonly Unpaid[]): Promise<number> {
    await this.database.query('drop table if exists bench.todo; create table bench.todo (n bigint primary key, code text, payable uuid); create sequence if not exists bench.next');
    const { rows: [at] } = await this.database.query<{ n: number }>(`select nextval('bench.next')::int as n`);
    await this.database.query('insert into bench.todo select $3 + place, code, payable from unnest($1::text[], $2::uuid[]) with ordinality as t (code, payable, place)', [unpaid.map(({ code }) => code), unpaid.map(({ payable }) => payable), at!.n]);
    const { connections } = this.options;
    this.market.process.pause();
    try {
      const { stdout } = await promisify(execFile)('pgbench', ['-n', '-c', String(connections), '-j', '1', '-t', String(Math.floor(unpaid.length / connections)), '-f', this.script.file, this.market.databaseUrl]);
      const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1];
      if (failed !== undefined && failed !== '0') throw new Error(stdout);
      await this.database.query('update platform.outbox set published_at = now() where published_at is null');
      return Number(/tps = ([\d.]+)/.exec(stdout)![1]);
    } finally {
      this.market.process.resume();
    }
  }
}

const demo = (await compiled<{ demoSettings: Record<string, string> }>('libs/platform/src/config/config')).demoSettings;
const ACCOUNT = { bin: demo.BANK_BIN!, accountNumber: demo.BANK_ACCOUNT_NUMBER!, accountName: demo.BANK_ACCOUNT_NAME! };

/** SePay's webhook of the transfer that pays a purchase. */
function noticeFor({ code, total }: Unpaid): { eventId: number; body: string; headers: Record<string, string> } {
  const eventId = ++lastEvent;
  const body = webhookBody(ACCOUNT, { eventId, amount: total, content: code, transferType: 'in', accumulated: 0, referenceCode: `FT${eventId}`, transactionDate: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') } as Transfer);
  return { eventId, body, headers: webhookHeaders(demo.SEPAY_WEBHOOK_SECRET!, body, new Date(), { badSignature: false, oldTimestamp: false }) };
}
