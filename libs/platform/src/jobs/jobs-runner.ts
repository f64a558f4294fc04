import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job } from 'bullmq';
import type { Consumer, EventType } from '@cho-phien/contracts';
import type { Logger } from 'pino';
import { Config } from '../config/config.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InjectLogger } from '../observability/logger.js';
import { discoverHandlers } from '../outbox/event-handler.js';
import type { DeliveredEvent, HandlerMap } from '../outbox/event-handler.js';
import { Relay } from '../outbox/relay.js';
import { Queues } from './queues.js';
import type { QueueOwner } from './queues.js';
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
    await this.deliver(consumer as Consumer, job.data as DeliveredEvent);
  }

  /** Hands an event to its handler once: the record of having done so commits with the effect. */
  async deliver(consumer: Consumer, event: DeliveredEvent): Promise<void> {
    const handler = this.handlers.get(consumer)?.get(event.type as EventType);
    if (!handler) throw new Error(`${consumer} has no handler for ${event.type}`);
    await this.unitOfWork.run(async (tx) => {
      const fresh: unknown[] = await tx.query(
        'insert into platform.handled_events (consumer, event_id) values ($1, $2) on conflict do nothing returning 1', [consumer, event.eventId]);
      if (fresh.length > 0) await handler.handle(tx, event);
    });
  }
}
