import { Injectable, Module } from '@nestjs/common';
import { subscriptions } from '@cho-phien/contracts';
import type { EventType } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import type { Tx } from '../database/unit-of-work.js';
import { HandlesEvent } from '../outbox/event-handler.js';
import type { DeliveredEvent, EventHandler } from '../outbox/event-handler.js';
import { JobsRunner } from './jobs-runner.js';

/** What was handled, as it stands in the database: what a transaction took back is not in it. */
const note = (tx: Tx, event: DeliveredEvent): Promise<unknown> => tx.query('insert into handled (event_id, in_tx) values ($1, txid_current())', [event.eventId]);
const failing = new Set<string>();
/** How many events came at once, where several did. */
const runs: number[] = [];

const handlers = (Object.keys(subscriptions) as EventType[]).filter((type) => subscriptions[type].includes('catalog')).map((type) => {
  @Injectable() @HandlesEvent('catalog', type)
  class Noting implements EventHandler<EventType> {
    async handle(tx: Tx, event: DeliveredEvent): Promise<void> {
      await note(tx, event);
      if (failing.has(event.eventId)) throw new Error('not now');
    }
    async handleAll(tx: Tx, events: readonly DeliveredEvent[]): Promise<void> {
      runs.push(events.length);
      for (const event of events) await this.handle(tx, event);
    }
    readonly latestOnly = true;
    subject(payload: unknown): string { return (payload as { of: string }).of; }
  }
  return Noting;
});
@Module({ providers: handlers }) class NotingModule {}

const stock = (of: string, type: EventType = 'inventory.stock_changed'): DeliveredEvent => ({ eventId: newId(), type, payload: { of } as never, createdAt: '' });

describe('events that share a job', () => {
  let test: TestApp;
  const deliver = (...events: DeliveredEvent[]): Promise<void> => test.app.get(JobsRunner).deliver('catalog', ...events);
  const handled = async (events: readonly DeliveredEvent[]): Promise<{ id: string; tx: string }[]> =>
    test.app.get(DataSource).query('select event_id as id, in_tx as tx from handled where event_id = any($1)', [events.map(({ eventId }) => eventId)]);

  beforeAll(async () => {
    test = await openTestApp({ name: 'batches', http: [], jobs: [NotingModule] }, { ROLE: 'both' });
    await test.app.get(DataSource).query('create table handled (event_id uuid, in_tx bigint)');
  });
  afterAll(() => test.close());

  it('are handled in one transaction, each once, also when they come again', async () => {
    const events = ['a', 'b', 'c'].map((of) => stock(of));
    await deliver(...events);
    await Promise.all([deliver(...events), deliver(events[1]!), deliver(...events.slice(1), stock('d'))]);
    const rows = await handled(events);
    expect(rows.map(({ id }) => id).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
    expect(new Set(rows.map(({ tx }) => tx)).size).toBe(1);
  });

  it('are left out where a later one tells all of the same thing', async () => {
    const events = ['x', 'y', 'x', 'x'].map((of) => stock(of));
    await deliver(...events);
    await deliver(events[0]!); // comes again by itself: it was dealt with
    expect((await handled(events)).map(({ id }) => id).sort()).toEqual([events[1]!.eventId, events[3]!.eventId].sort());
  });

  it('go together to a handler that takes several, as far as they follow each other', async () => {
    runs.length = 0;
    const events = [stock('r', 'media.photo_ready'), stock('q'), stock('p'), stock('s'), stock('p')];
    await deliver(...events);
    expect(runs).toEqual([2]);
    expect(await handled(events)).toHaveLength(4);
  });

  it('are tried one by one when one of them fails, so that it holds up nobody', async () => {
    const events = ['k', 'l', 'm'].map((of) => stock(of));
    failing.add(events[1]!.eventId);
    await deliver(...events);
    const others = [events[0]!, events[2]!];
    expect(await eventually(() => handled(others), (rows) => rows.length === 2)).toHaveLength(2);
    failing.clear();
    expect(await eventually(() => handled(events), (rows) => rows.length === 3)).toHaveLength(3);
  });
});
