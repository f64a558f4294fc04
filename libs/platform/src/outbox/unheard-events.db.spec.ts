import { Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deafTo } from '../../../../test/support/deaf-handlers.js';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import { PublishUnheardEventsJob } from '../jobs/publish-unheard-events.job.js';
import { HandlesEvent } from './event-handler.js';
import type { EventHandler } from './event-handler.js';

let heard = 0;

@Injectable() @HandlesEvent('catalog', 'inventory.stock_changed')
class OnStockChanged implements EventHandler<'inventory.stock_changed'> { async handle(): Promise<void> { heard += 1; } }

@Module({ providers: [OnStockChanged, ...deafTo('catalog', 'inventory.stock_changed')] }) class CatalogJobs {}

describe('an event that the queue lost', () => {
  it('is found in the outbox and published again, to those who have not heard it', async () => {
    const test = await openTestApp({ name: 'unheard', http: [], jobs: [CatalogJobs] });
    try {
      const database = test.app.get(DataSource);
      const [row]: { eventId: string }[] = await database.query(`
        insert into platform.outbox (type, payload, created_at, published_at)
        values ('inventory.stock_changed', '{}', now() - interval '1 hour', now() - interval '10 minutes') returning event_id as "eventId"`);
      await database.query(`insert into platform.handled_events (consumer, event_id) values ('search', $1)`, [row!.eventId]);
      await test.app.get(PublishUnheardEventsJob).run();
      await eventually(async () => heard, (times) => times === 1);
      await test.app.get(PublishUnheardEventsJob).run();
      const again = await database.query(`select consumer from platform.handled_events order by consumer`);
      expect(again).toEqual([{ consumer: 'catalog' }, { consumer: 'search' }]);
      expect(heard).toBe(1);
    } finally {
      await test.close();
    }
  });
});
