import { Controller, Get, Header, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Public } from '../http/policy.js';

@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_seconds', help: 'Time to answer by route and status', labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [this.registry],
  });

  /** Set by the job that publishes them again; anything above 0 for long wants a person. */
  readonly unheardEvents = new Gauge({ name: 'events_unheard', help: 'Events that a subscriber has not handled in time', registers: [this.registry] });

  constructor() { collectDefaultMetrics({ register: this.registry }); }
}

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics, private readonly dataSource: DataSource) {}

  /** Prometheus text; the outbox backlog is read at the moment of asking. */
  @Get() @Public() @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async show(): Promise<string> {
    const [backlog]: { waiting: number; oldest: number | null }[] = await this.dataSource.query(
      `select count(*)::int as waiting, extract(epoch from now() - min(created_at))::int as oldest from platform.outbox where published_at is null`);
    return `${await this.metrics.registry.metrics()}# HELP outbox_unpublished Events not yet carried to their queues\n# TYPE outbox_unpublished gauge\noutbox_unpublished ${backlog?.waiting ?? 0}\n# HELP outbox_oldest_seconds Age of the oldest of them\n# TYPE outbox_oldest_seconds gauge\noutbox_oldest_seconds ${backlog?.oldest ?? 0}\n`;
  }
}
