import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { InjectLogger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.controller.js';
import { UnheardEvents } from '../outbox/unheard-events.js';
import { Queues } from './queues.js';
import { Scheduled } from './scheduled-job.js';
import type { ScheduledJob } from './scheduled-job.js';

const BATCH = 500;
const FIVE_MINUTES = 300_000;

/**
 * Publishes again what a subscriber has not handled: its job failed for good, or the
 * queue (a Redis without its memory) lost it. What stays unheard shows in the metrics.
 */
@Injectable()
@Scheduled('platform', 'publish-unheard-events', FIVE_MINUTES)
export class PublishUnheardEventsJob implements ScheduledJob {
  constructor(
    private readonly unheard: UnheardEvents,
    private readonly queues: Queues,
    private readonly metrics: Metrics,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const events = await this.unheard.find(BATCH);
    this.metrics.unheardEvents.set(events.length);
    for (const { consumer, ...event } of events) {
      this.logger.warn({ consumer, type: event.type, eventId: event.eventId }, 'event not heard; publishing it again');
      await this.queues.publishAgain(consumer, event);
    }
  }
}
