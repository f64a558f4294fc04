import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Message } from '../channels/channel.js';

export interface SentMessage { channel: string; to: string; text: string; data: Record<string, unknown>; sentAt: Date }

/** Messages that were sent. One per event, template and recipient, whatever is tried. */
@Injectable()
export class MessageRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, message: Message & { channel: string; sentAt: Date }): Promise<void> {
    await tx.query(
      `insert into notifications.messages (id, channel, recipient, template, text, data, event_id, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint messages_once do nothing`,
      [newId(), message.channel, message.recipient, message.template, message.text, JSON.stringify(message.data), message.eventId, message.sentAt]);
  }

  /** Newest first; of all phones when none is given. */
  async newest(recipient: string | undefined, limit: number): Promise<SentMessage[]> {
    return this.dataSource.query(
      `select channel, recipient as "to", text, data, sent_at as "sentAt" from notifications.messages
       where $1::text is null or recipient = $1 order by id desc limit $2`, [recipient ?? null, limit]);
  }

  /** Messages of one template older than an instant. */
  async deleteOlder(tx: Tx, template: Message['template'], before: Date): Promise<void> {
    await tx.query('delete from notifications.messages where template = $1 and sent_at < $2', [template, before]);
  }

  async deleteAllOlder(tx: Tx, before: Date): Promise<void> {
    await tx.query('delete from notifications.messages where sent_at < $1', [before]);
  }
}
