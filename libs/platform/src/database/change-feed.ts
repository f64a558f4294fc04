import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.module.js';
import type { QueryRunner } from 'typeorm';
import type { Tx } from './unit-of-work.js';

const CHANNEL = 'cho_phien_changes';
const RECONNECT_MS = 1_000;

/**
 * Tells every process that something changed (`order_group:CP…`) as soon as the change
 * commits, over PostgreSQL LISTEN/NOTIFY. A hint, not a record: readers re-read the state.
 */
@Injectable()
export class ChangeFeed implements OnApplicationShutdown {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private listener: Promise<pg.Client> | null = null;
  private closed = false;
  private reconnecting = false;
  private readonly announced = new WeakMap<QueryRunner, Set<string>>();
  private readonly waiting = new Set<string>();
  private sending: Promise<void> | null = null;

  constructor(private readonly config: Config) {}

  /**
   * Announces a change once its transaction has committed. Not inside it: PostgreSQL lets
   * transactions that notify commit only one after the other, each with its own disk flush.
   */
  async announce(tx: Tx, topic: string): Promise<void> {
    const runner = tx.queryRunner!;
    this.announced.set(runner, (this.announced.get(runner) ?? new Set()).add(topic));
  }

  /** Called by the unit of work after its commit; announcements of parallel commits travel together. */
  committed(tx: Tx): void {
    const topics = this.announced.get(tx.queryRunner!);
    if (topics === undefined || this.closed) return;
    this.announced.delete(tx.queryRunner!);
    for (const topic of topics) this.waiting.add(topic);
    this.sending ??= this.send();
  }

  /** A lost announcement does no harm: the relay looks by itself every second, pages every few. */
  private async send(): Promise<void> {
    while (this.waiting.size > 0) {
      const topics = [...this.waiting];
      this.waiting.clear();
      await this.connection()
        .then((client) => client.query(`select pg_notify('${CHANNEL}', topic) from unnest($1::text[]) as topic`, [topics]))
        .catch(() => undefined);
    }
    this.sending = null; // at once, so that whoever commits next sends by himself
  }

  /** Calls back on each change of a topic, and whenever changes may have been missed, until the returned function is called. */
  async watch(topic: string, changed: () => void): Promise<() => void> {
    this.changes.on(topic, changed);
    await this.connection().catch(() => this.reconnect());
    return () => this.changes.off(topic, changed);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.sending;
    await this.listener?.then((client) => client.end()).catch(() => undefined);
  }

  private connection(): Promise<pg.Client> {
    return (this.listener ??= this.listen().catch((error: unknown) => { this.listener = null; throw error; }));
  }

  private async listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.config.settings.DATABASE_URL, application_name: 'cho-phien changes' });
    client.on('notification', ({ payload }) => this.changes.emit(payload ?? ''));
    client.on('error', () => this.reconnect());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  }

  /** Tries until the database answers, then has every watcher look for himself: what was announced meanwhile is lost. */
  private reconnect(): void {
    this.listener = null;
    if (this.closed || this.reconnecting) return;
    this.reconnecting = true;
    setTimeout(() => {
      this.reconnecting = false;
      if (this.closed) return;
      void this.connection().then(() => { for (const topic of this.changes.eventNames()) this.changes.emit(topic); }, () => this.reconnect());
    }, RECONNECT_MS).unref();
  }
}
