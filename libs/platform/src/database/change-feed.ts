import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.module.js';
import type { Tx } from './unit-of-work.js';

const CHANNEL = 'cho_phien_changes';

/**
 * Tells every process that something changed (`order_group:CP…`) as soon as the change
 * commits, over PostgreSQL LISTEN/NOTIFY. A hint, not a record: readers re-read the state.
 */
@Injectable()
export class ChangeFeed implements OnApplicationShutdown {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private listener: Promise<pg.Client> | null = null;
  private closed = false;

  constructor(private readonly config: Config) {}

  /** Announces a change with the transaction that makes it. */
  async announce(tx: Tx, topic: string): Promise<void> {
    await tx.query(`select pg_notify('${CHANNEL}', $1)`, [topic]);
  }

  /** Calls back on each change of a topic until the returned function is called. */
  async watch(topic: string, changed: () => void): Promise<() => void> {
    this.changes.on(topic, changed);
    await (this.listener ??= this.listen());
    return () => this.changes.off(topic, changed);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.listener?.then((client) => client.end()).catch(() => undefined);
  }

  private async listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.config.settings.DATABASE_URL, application_name: 'cho-phien changes' });
    client.on('notification', ({ payload }) => this.changes.emit(payload ?? ''));
    client.on('error', () => { this.listener = null; if (!this.closed) setTimeout(() => { this.listener ??= this.listen().catch(() => client); }, 1_000).unref(); });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  }
}
