import { setTimeout as pause } from 'node:timers/promises';
import { subscriptions } from '@cho-phien/contracts';
import { Config } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

const LONGEST_MS = 60_000;

const UNHEARD = `
  select exists (
    select from platform.outbox o join unnest($1::text[], $2::text[]) as due (type, consumer) using (type)
    where not exists (select from platform.handled_events h where h.consumer = due.consumer and h.event_id = o.event_id)) as unheard`;

/** Waits until every context has heard what was told so far, so that the demo opens with goods that are found and figures that stand. */
export async function awaitNews(app: NestFastifyApplication): Promise<void> {
  if (app.get(Config).settings.ROLE === 'api') return; // another process does the hearing
  const due = Object.entries(subscriptions).flatMap(([type, consumers]) => consumers.map((consumer) => ({ type, consumer })));
  const asked = [due.map(({ type }) => type), due.map(({ consumer }) => consumer)];
  for (const end = Date.now() + LONGEST_MS; Date.now() < end; await pause(100)) {
    const [answer]: { unheard: boolean }[] = await app.get(DataSource).query(UNHEARD, asked);
    if (!answer?.unheard) return;
  }
}
