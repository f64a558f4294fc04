import { Clock } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';

export interface Deed { sellerId: string; task: 'listing' | 'review' | 'order'; by: 'seller' | 'assistant' | 'cooperative'; at: string }

/** Work of shops and who did it, each piece once. */
@Injectable()
export class DeedRepository {
  constructor(private readonly clock: Clock) {}

  async keep(tx: Tx, eventId: string, { sellerId, task, by, at }: Deed): Promise<void> {
    await tx.query('insert into insight.deeds (event_id, seller_id, task, done_by, at, known_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [eventId, sellerId, task, by, at, this.clock.now()]);
  }
}
