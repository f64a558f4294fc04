import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Message } from '../channels/channel.js';
import type { ChannelName } from '../domain/channel-name.js';
import type { Attempt } from '../domain/next-attempt.js';

export interface SentMessage { channel: string; to: string; text: string; data: Record<string, unknown>; sentAt: Date }

/** `sentBy`: the channel by which it counts as delivered; null when it is yet to be sent. */
export interface NewMessage extends Message { route: readonly ChannelName[]; at: Date; expiresAt: Date | null; sentBy: ChannelName | null }

/** A message that this process may send until its lease ends. */
export interface ClaimedMessage extends Omit<Message, 'eventId'> { id: string; route: ChannelName[]; expiresAt: Date | null; attempts: (Omit<Attempt, 'state' | 'beganAt'> & { state: Attempt['state'] | 'under_way'; beganAt: string })[] }

/** Messages and how far they came. One per event, template and recipient, whatever is tried. */
@Injectable()
export class MessageRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that are there already stay as they are. */
  async add(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
    await tx.query(
      `insert into notifications.messages (id, event_id, template, recipient, text, data, route, created_at, expires_at, state, channel, sent_at, due_at)
       select id, "eventId", template, recipient, text, data, route, at, "expiresAt", case when "sentBy" is null then 'due' else 'sent' end, "sentBy", case when "sentBy" is null then null else at end, at
       from jsonb_to_recordset($1) as message (id uuid, "eventId" uuid, template text, recipient text, text text, data jsonb, route text[], at timestamptz, "expiresAt" timestamptz, "sentBy" text)
       on conflict on constraint messages_once do nothing`, [JSON.stringify(messages.map((message) => ({ id: newId(), ...message })))]);
  }

  /** Takes messages that are due, or whose sender went away, for as long as the lease. */
  async claim(now: Date, leaseUntil: Date, limit: number): Promise<ClaimedMessage[]> {
    const [rows]: [ClaimedMessage[], number] = await this.dataSource.query(
      `with due as (
         select id from notifications.messages where (state = 'due' and due_at <= $1) or (state = 'sending' and lease_until <= $1) order by due_at limit $3 for update skip locked)
       update notifications.messages m set state = 'sending', lease_until = $2 from due where m.id = due.id
       returning m.id, m.template, m.recipient, m.text, m.data, m.route, m.expires_at as "expiresAt",
         (select coalesce(json_agg(json_build_object('channel', a.channel, 'number', a.number, 'key', a.key, 'state', a.state, 'beganAt', a.began_at) order by a.number), '[]')
          from notifications.attempts a where a.message_id = m.id) as attempts`, [now, leaseUntil, limit]);
    return rows;
  }

  /** Newest first; of all phones when none is given. */
  async newest(recipient: string | undefined, limit: number): Promise<SentMessage[]> {
    return this.dataSource.query(
      `select channel, recipient as "to", text, data, sent_at as "sentAt" from notifications.messages
       where state = 'sent' and ($1::text is null or recipient = $1) order by id desc limit $2`, [recipient ?? null, limit]);
  }

  /** Messages of these templates older than an instant. */
  async deleteOlder(tx: Tx, templates: readonly Message['template'][], before: Date): Promise<void> {
    await tx.query('delete from notifications.messages where template = any($1) and created_at < $2', [templates, before]);
  }

  async deleteAllOlder(tx: Tx, before: Date): Promise<void> {
    await tx.query('delete from notifications.messages where created_at < $1', [before]);
  }
}
