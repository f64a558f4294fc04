import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { PushSubscription } from '../channels/channel.js';
import type { ChannelName } from '../domain/channel-name.js';

export interface PersonWishes { phoneNumber: string; order: ChannelName[]; email: string | null; push: PushSubscription | null }

const SELECT = `select p.phone_number as "phoneNumber", coalesce(w.channels, '{}') as "order", w.email,
    (select json_build_object('endpoint', s.endpoint, 'p256dh', s.p256dh, 'auth', s.auth) from notifications.push_subscriptions s
     where s.phone_number = p.phone_number order by s.since desc limit 1) as push
  from unnest($1::text[]) as p (phone_number) left join notifications.wishes w using (phone_number)`;

/** How people want to be told, by their phone. */
@Injectable()
export class WishesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row for each phone, also of people who chose nothing. */
  async of(phoneNumbers: readonly string[], tx?: Tx): Promise<PersonWishes[]> { return (tx ?? this.dataSource).query(SELECT, [phoneNumbers]); }

  async put(tx: Tx, phoneNumber: string, { order, email }: { order: readonly ChannelName[]; email: string | null }, at: Date): Promise<void> {
    await tx.query(
      `insert into notifications.wishes (phone_number, channels, email, changed_at) values ($1, $2, $3, $4)
       on conflict (phone_number) do update set channels = excluded.channels, email = excluded.email, changed_at = excluded.changed_at`, [phoneNumber, order, email, at]);
  }

  /** A browser belongs to whoever signed in there last. */
  async subscribe(tx: Tx, phoneNumber: string, { endpoint, p256dh, auth }: PushSubscription, at: Date): Promise<void> {
    await tx.query(
      `insert into notifications.push_subscriptions (endpoint, phone_number, p256dh, auth, since) values ($1, $2, $3, $4, $5)
       on conflict (endpoint) do update set phone_number = excluded.phone_number, p256dh = excluded.p256dh, auth = excluded.auth, since = excluded.since`, [endpoint, phoneNumber, p256dh, auth, at]);
  }

  /** A browser that takes notices no more. */
  async forgetBrowser(endpoint: string): Promise<void> { await this.dataSource.query('delete from notifications.push_subscriptions where endpoint = $1', [endpoint]); }

  async unsubscribe(tx: Tx, phoneNumber: string): Promise<void> { await tx.query('delete from notifications.push_subscriptions where phone_number = $1', [phoneNumber]); }
}
