import { Injectable } from '@nestjs/common';
import { subscriptions } from '@cho-phien/contracts';
import type { Consumer } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';

export interface UnheardEvent { consumer: Consumer; eventId: string; type: string; payload: unknown; createdAt: string }

const PAIRS = Object.entries(subscriptions).flatMap(([type, consumers]) => consumers.map((consumer) => ({ type, consumer })));

/** Events handed to the queues that a subscriber has not handled although it had the time. */
@Injectable()
export class UnheardEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the last seven days, published more than five minutes ago; oldest first, at most `limit`. */
  async find(limit: number): Promise<UnheardEvent[]> {
    return this.dataSource.query(`
      select s.consumer, o.event_id as "eventId", o.type, o.payload, o.created_at as "createdAt"
      from platform.outbox o join unnest($1::text[], $2::text[]) as s (type, consumer) on s.type = o.type
      where o.created_at > now() - interval '7 days' and o.published_at < now() - interval '5 minutes'
        and not exists (select 1 from platform.handled_events h where h.consumer = s.consumer and h.event_id = o.event_id)
      order by o.id limit $3`, [PAIRS.map(({ type }) => type), PAIRS.map(({ consumer }) => consumer), limit]);
  }
}
