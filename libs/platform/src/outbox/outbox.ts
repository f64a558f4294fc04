import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { ChangeFeed } from '../database/change-feed.js';
import type { Tx } from '../database/unit-of-work.js';

/** Where events leave: written with the change itself, published after the commit by the relay. */
@Injectable()
export class Outbox {
  constructor(private readonly changes: ChangeFeed) {}

  /** Records events in the caller's transaction and wakes the relay when it commits. */
  async append(tx: Tx, ...events: DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into platform.outbox (type, payload)
       select type, payload from unnest($1::text[], $2::jsonb[]) with ordinality as event(type, payload, place) order by place`,
      [events.map(({ type }) => type), events.map(({ payload }) => JSON.stringify(payload))],
    );
    await this.changes.announce(tx, 'outbox');
  }
}
