import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job } from 'bullmq';
import type { Consumer, EventType } from '@cho-phien/contracts';
import type { Logger } from 'pino';
import { Config } from '../config/config.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/unit-of-work.js';
import { InjectLogger } from '../observability/logger.js';
import { discoverHandlers } from '../outbox/event-handler.js';
import type { DeliveredEvent, EventHandler, HandlerMap } from '../outbox/event-handler.js';
import { Relay } from '../outbox/relay.js';
import { Queues } from './queues.js';
import type { EventJob, QueueOwner } from './queues.js';
import { discoverScheduledJobs } from './scheduled-job.js';
import type { ScheduledJob } from './scheduled-job.js';

/** Starts the relay, the schedules and one worker per context that has handlers here (roles worker and both). */
@Injectable()
export class JobsRunner implements OnApplicationBootstrap {
  private handlers: HandlerMap = new Map();
  private readonly jobs = new Map<string, ScheduledJob>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queues: Queues,
    private readonly relay: Relay,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers = discoverHandlers(this.discovery);
    const scheduled = discoverScheduledJobs(this.discovery);
    if (this.config.settings.ROLE === 'api') return;
    for (const { schedule, job } of scheduled) this.jobs.set(`${schedule.consumer}/${schedule.name}`, job);
    const consumers = new Set<QueueOwner>([...this.handlers.keys(), ...scheduled.map(({ schedule }) => schedule.consumer)]);
    for (const consumer of consumers) this.queues.work(consumer, (job) => this.process(consumer, job));
    this.queues.onFailure((queue, job, error) => this.logger.error({ queue, job, error: error.message }, 'job failed'));
    for (const consumer of consumers) await this.queues.schedule(consumer, scheduled.flatMap(({ schedule }) => (schedule.consumer === consumer ? [schedule] : [])));
    await this.relay.start();
  }

  private async process(consumer: QueueOwner, job: Job): Promise<void> {
    const scheduled = this.jobs.get(`${consumer}/${job.name}`);
    if (scheduled) return scheduled.run();
    await this.deliver(consumer as Consumer, ...((job.data as EventJob).events as DeliveredEvent[]));
  }

  /**
   * Hands events to their handlers, each once: the record of having done so commits with the
   * effect. Several go in one transaction; when one of them fails, each gets a job of its own.
   */
  async deliver(consumer: Consumer, ...events: DeliveredEvent[]): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.handle(tx, consumer, events));
    } catch (error) {
      if (events.length === 1) throw error;
      this.logger.warn({ consumer, events: events.length, error: (error as Error).message }, 'events failed together; each is tried alone');
      await this.queues.publishEach(consumer, events);
    }
  }

  private async handle(tx: Tx, consumer: Consumer, events: readonly DeliveredEvent[]): Promise<void> {
    const rows: { eventId: string }[] = await tx.query(
      'insert into platform.handled_events (consumer, event_id) select $1, unnest($2::uuid[]) on conflict do nothing returning event_id as "eventId"',
      [consumer, events.map(({ eventId }) => eventId)]);
    const unheard = new Set(rows.map(({ eventId }) => eventId));
    for (const run of runsOf(this.inOrder(consumer, events.filter(({ eventId }) => unheard.has(eventId))))) await this.handleRun(tx, consumer, run);
  }

  private async handleRun(tx: Tx, consumer: Consumer, [first, ...others]: DeliveredEvent[]): Promise<void> {
    if (first === undefined) return;
    const handler = this.handlerOf(consumer, first);
    if (handler.handleAll && others.length > 0) return handler.handleAll(tx, [first, ...others]);
    for (const event of [first, ...others]) await handler.handle(tx, event);
  }

  /** By subject, without news that later news of the same subject replace. */
  private inOrder(consumer: Consumer, events: readonly DeliveredEvent[]): DeliveredEvent[] {
    const subjectOf = (event: DeliveredEvent): string => this.handlerOf(consumer, event).subject?.(event.payload) ?? '';
    const known = events.map((event) => ({ event, subject: `${subjectOf(event)} ${event.type}`, latestOnly: this.handlerOf(consumer, event).latestOnly }));
    const last = new Map(known.map(({ event, subject }) => [subject, event]));
    return known.filter(({ event, subject, latestOnly }) => !latestOnly || last.get(subject) === event)
      .sort((one, other) => (one.subject === other.subject ? 0 : one.subject < other.subject ? -1 : 1)).map(({ event }) => event);
  }

  private handlerOf(consumer: Consumer, { type }: DeliveredEvent): EventHandler<EventType> {
    const handler = this.handlers.get(consumer)?.get(type as EventType);
    if (!handler) throw new Error(`${consumer} has no handler for ${type}`);
    return handler;
  }
}

/** Events of one type that follow each other. */
function runsOf(events: readonly DeliveredEvent[]): DeliveredEvent[][] {
  const runs: DeliveredEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.[0]?.type === event.type) last.push(event);
    else runs.push([event]);
  }
  return runs;
}
