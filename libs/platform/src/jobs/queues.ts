import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import type { ConnectionOptions, JobsOptions, Processor } from 'bullmq';
import { hearsInBatches } from '@cho-phien/contracts';
import type { Consumer } from '@cho-phien/contracts';
import pg from 'pg';
import { Config } from '../config/config.module.js';

/** Who has a queue: contexts that hear events, and those that only have repeated work. */
export type QueueOwner = Consumer | 'identity' | 'media' | 'platform';

/** The name of a context's queue; events and scheduled jobs of a context share it. */
const queueName = (consumer: QueueOwner): string => `context-${consumer}`;

/** What is kept of jobs that ended; the outbox, not the queue, is the record of events. */
const KEPT = { removeOnComplete: { age: 3_600, count: 1_000 }, removeOnFail: { age: 7 * 86_400 } } as const;

export interface QueuedEvent { eventId: string; type: string }
/** What the job of some events carries. */
export interface EventJob { events: QueuedEvent[] }

/** Most events that share a job. */
const BATCH = 50;

/**
 * BullMQ behind one door. Jobs live in PostgreSQL (schema `bullmq`), or in Redis when
 * REDIS_URL is set. A job may run more than once; handlers make that harmless.
 */
@Injectable()
export class Queues implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly pool: pg.Pool | null;
  private readonly connection: ConnectionOptions;
  private readonly queues = new Map<QueueOwner, Queue>();
  private readonly workers: Worker[] = [];

  constructor(config: Config) {
    const { REDIS_URL, DATABASE_URL } = config.settings;
    if (REDIS_URL === undefined) {
      setDefaultBackendFactory(createPostgresBackend as never);
      this.pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20, options: '-c search_path=bullmq -c synchronous_commit=off', application_name: 'cho-phien jobs' });
      this.pool.setMaxListeners(0); // every queue and worker listens for lost connections
      this.pool.on('error', () => undefined); // a lost connection is replaced; the query that used it reports the error
      this.connection = this.pool as never;
    } else {
      setDefaultBackendFactory();
      this.pool = null;
      this.connection = { url: REDIS_URL, maxRetriesPerRequest: null };
    }
  }

  /** Adds the jobs of some events: one each, or one for many where a context hears in batches. */
  async publish(consumer: Consumer, events: readonly QueuedEvent[]): Promise<void> {
    const size = hearsInBatches.includes(consumer) ? BATCH : 1;
    const jobs = Array.from({ length: Math.ceil(events.length / size) }, (_, job) => events.slice(job * size, (job + 1) * size));
    await this.queueOf(consumer).addBulk(jobs.map(jobOf));
  }

  /** Adds one job per event, for those that could not be handled with others. */
  async publishEach(consumer: Consumer, events: readonly QueuedEvent[]): Promise<void> {
    await this.queueOf(consumer).addBulk(events.map((event) => jobOf([event])));
  }

  /** Publishes an event that was not heard: its job failed for good, or the queue lost it. */
  async publishAgain(consumer: Consumer, event: QueuedEvent): Promise<void> {
    const job = await this.queueOf(consumer).getJob(event.eventId);
    if (job && !(await job.isFailed()) && !(await job.isCompleted())) return;
    await job?.remove();
    await this.publishEach(consumer, [event]);
  }

  /**
   * Runs these jobs of a context again and again, and no others: schedules are kept in the queue, once
   * for all copies, so that one of a job that was renamed or taken out must be removed there.
   */
  async schedule(consumer: QueueOwner, jobs: readonly { name: string; everyMs: number }[]): Promise<void> {
    const queue = this.queueOf(consumer);
    for (const { name, everyMs } of jobs) await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {}, opts: { ...KEPT, removeOnFail: { count: 100 } } });
    for (const { key } of await queue.getJobSchedulers()) if (!jobs.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
  }

  work(consumer: QueueOwner, processor: Processor): void {
    const worker = new Worker(queueName(consumer), processor, { connection: this.connection, concurrency: 4, lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 100 });
    worker.on('error', () => undefined); // connection trouble; the worker reconnects by itself
    this.workers.push(worker);
  }

  onFailure(listener: (consumer: string, job: string, error: Error) => void): void {
    for (const worker of this.workers) worker.on('failed', (job, error) => listener(worker.name, job?.name ?? '?', error));
  }

  /** Jobs end first, while the database still answers. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.pool?.end();
  }

  private queueOf(consumer: QueueOwner): Queue {
    const known = this.queues.get(consumer);
    if (known) return known;
    const queue = new Queue(queueName(consumer), { connection: this.connection });
    queue.on('error', () => undefined);
    this.queues.set(consumer, queue);
    return queue;
  }
}

/** The id makes a second publication of the same events harmless. Tries go on for about an hour. */
const jobOf = (events: readonly QueuedEvent[]): { name: string; data: EventJob; opts: JobsOptions } => ({
  name: events.length === 1 ? events[0]!.type : 'events',
  data: { events: [...events] },
  opts: { jobId: events.length === 1 ? events[0]!.eventId : `${events[0]!.eventId}+${events.length}`, attempts: 14, backoff: { type: 'exponential', delay: 200 }, ...KEPT },
});
