import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { subscriptions } from '@cho-phien/contracts';
import type { Consumer, EventType } from '@cho-phien/contracts';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { ChangeFeed } from '../database/change-feed.js';
import { InjectLogger } from '../observability/logger.js';
import { Queues } from '../jobs/queues.js';

interface Row { id: number; eventId: string; type: EventType; payload: unknown; createdAt: Date }

const BATCH = 200;
const QUIET_MS = 1_000;
/** Pause after a pass, so that events of a busy moment share jobs. */
const GATHER_MS = 30;

/** Carries events from the outbox to the queue of every subscriber, in bulk and in order, until it is stopped. */
@Injectable()
export class Relay implements BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly changes: ChangeFeed,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await this.changes.watch('outbox', () => this.wake());
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> { await this.stop(); }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const awake = new Promise<void>((resolve) => { this.wake = resolve; });
      const published = await this.publishBatch().catch((error: Error) => { this.logger.error({ error: error.message }, 'outbox relay failed; it tries again'); return 0; });
      if (this.stopped || published === BATCH) continue;
      await (published === 0 ? Promise.race([awake, quiet(QUIET_MS)]) : quiet(GATHER_MS));
    }
  }

  /** Publishes the oldest unpublished events; returns how many. One relay at a time holds the rows. */
  async publishBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const lock: { held: boolean }[] = await tx.query(`select pg_try_advisory_xact_lock(hashtext('platform.outbox relay')) as held`);
      if (!lock[0]?.held) return 0;
      const rows: Row[] = await tx.query(
        `select id, event_id as "eventId", type, payload, created_at as "createdAt" from platform.outbox where published_at is null order by id limit ${BATCH}`,
      );
      if (rows.length === 0) return 0;
      const byConsumer = new Map<Consumer, Row[]>();
      for (const row of rows) for (const consumer of subscriptions[row.type] ?? []) byConsumer.set(consumer, [...(byConsumer.get(consumer) ?? []), row]);
      await Promise.all([...byConsumer].map(([consumer, events]) => this.queues.publish(consumer, events)));
      await tx.query('update platform.outbox set published_at = now() where id = any($1)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }
}

const quiet = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms).unref(); });
