import { subscriptions } from '@cho-phien/contracts';
import type { Consumer } from '@cho-phien/contracts';
import pg from 'pg';
import { eventually } from './test-app.js';

interface Pending { consumer: string; type: string; count: number }

const PENDING = `
  select wanted.consumer, event.type, count(*)::int as count
  from platform.outbox event
  join unnest($1::text[], $2::text[]) as wanted(type, consumer) using (type)
  left join platform.handled_events done on done.consumer = wanted.consumer and done.event_id = event.event_id
  where done.event_id is null
  group by 1, 2 order by 1, 2`;

/** Events that a subscriber has not handled yet, whatever carries them. */
export async function pendingEvents(databaseUrl: string, heardBy?: readonly Consumer[]): Promise<Pending[]> {
  const pairs = Object.entries(subscriptions).flatMap(([type, consumers]) => consumers.filter((consumer) => heardBy?.includes(consumer) ?? true).map((consumer) => [type, consumer] as const));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Pending>(PENDING, [pairs.map(([type]) => type), pairs.map(([, consumer]) => consumer)])).rows;
  } finally {
    await client.end();
  }
}

/** Waits until every event has been handled by everyone who hears it, or by those of them that a door runs. */
export async function settled(databaseUrl: string, timeoutMs = 60_000, heardBy?: readonly Consumer[]): Promise<void> {
  await eventually(() => pendingEvents(databaseUrl, heardBy), (pending) => pending.length === 0, timeoutMs);
}
