import { Injectable } from '@nestjs/common';
import { subscriptions } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';
import { MessageRepository } from '../storage/message.repository.js';
import type { SentMessage } from '../storage/message.repository.js';

const SHOWN = 50;
const PATIENCE_MS = 3_000;
const POLL_MS = 25;
const HEARD = Object.entries(subscriptions).filter(([, consumers]) => consumers.includes('notifications')).map(([type]) => type);

/** Shows the demo's messages. Whoever asked for a code a moment ago finds it: events of before the question are awaited. */
@Injectable()
export class ReadDemoOutbox {
  constructor(private readonly dataSource: DataSource, private readonly messages: MessageRepository) {}

  async run(recipient: string | undefined): Promise<SentMessage[]> {
    const last = await this.lastEvent();
    const end = Date.now() + PATIENCE_MS;
    while ((await this.somethingPending(last)) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    return this.messages.newest(recipient, SHOWN);
  }

  private async lastEvent(): Promise<number> {
    const [row]: { id: number }[] = await this.dataSource.query('select coalesce(max(id), 0) as id from platform.outbox');
    return row?.id ?? 0;
  }

  /** Looks a minute back: an event that failed for longer is not awaited by every reader. */
  private async somethingPending(last: number): Promise<boolean> {
    const [row]: { pending: boolean }[] = await this.dataSource.query(
      `select exists (
         select 1 from platform.outbox o where o.created_at > now() - interval '1 minute' and o.id <= $1 and o.type = any($2)
           and not exists (select 1 from platform.handled_events h where h.consumer = 'notifications' and h.event_id = o.event_id)
       ) as pending`, [last, HEARD]);
    return row?.pending ?? false;
  }
}
