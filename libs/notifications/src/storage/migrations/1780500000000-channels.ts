import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages on their way: the channels to try, every attempt, and what people chose. */
export class Channels1780500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notifications.messages drop constraint messages_channel;
      alter table notifications.messages
        alter column channel drop not null,
        alter column sent_at drop not null,
        -- a message that was sent before there were channels went to the demo's outbox
        add constraint messages_channel check (channel in ('demo', 'sms', 'zalo', 'web_push', 'email')),
        add column state text not null default 'sent' constraint messages_state check (state in ('due', 'sending', 'sent', 'undeliverable')),
        add column route text[] not null default '{}' constraint messages_route check (route <@ array['sms', 'zalo', 'web_push', 'email']),
        add column created_at timestamptz,
        add column due_at timestamptz,
        add column lease_until timestamptz,
        -- no use in sending it later
        add column expires_at timestamptz,
        -- a channel before the one that delivered it may have delivered it too
        add column uncertain boolean not null default false;
      update notifications.messages set created_at = sent_at;
      alter table notifications.messages
        alter column created_at set not null,
        add constraint messages_sent_whole check ((state = 'sent') = (sent_at is not null) and (state = 'sent') <= (channel is not null));
      drop index notifications.messages_age;
      create index messages_age on notifications.messages (created_at);
      create index messages_due on notifications.messages (due_at) where state in ('due', 'sending');

      create table notifications.attempts (
        message_id uuid not null constraint attempts_message_fk references notifications.messages on delete cascade,
        number     int not null,
        channel    text not null,
        -- the id by which the provider knows the message again
        key        text not null,
        state      text not null constraint attempts_state check (state in ('under_way', 'accepted', 'refused', 'unknown')),
        reason     text,
        reference  text,
        began_at   timestamptz not null,
        ended_at   timestamptz,
        constraint attempts_pk primary key (message_id, number)
      );
      create unique index attempts_accepted_once on notifications.attempts (message_id) where state = 'accepted';

      create table notifications.wishes (
        phone_number text constraint wishes_pk primary key,
        channels     text[] not null constraint wishes_channels check (channels <@ array['sms', 'zalo', 'web_push', 'email']),
        email        text,
        changed_at   timestamptz not null
      );

      create table notifications.push_subscriptions (
        endpoint     text constraint push_subscriptions_pk primary key,
        phone_number text not null,
        p256dh       text not null,
        auth         text not null,
        since        timestamptz not null
      );
      create index push_subscriptions_of_phone on notifications.push_subscriptions (phone_number, since desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table notifications.push_subscriptions, notifications.wishes, notifications.attempts;
      delete from notifications.messages where state <> 'sent';
      update notifications.messages set channel = 'demo';
      alter table notifications.messages drop column state cascade, drop column route, drop column created_at, drop column due_at, drop column lease_until, drop column expires_at, drop column uncertain,
        drop constraint messages_channel, add constraint messages_channel check (channel in ('demo')), alter column channel set not null, alter column sent_at set not null;
      create index messages_age on notifications.messages (sent_at);
    `);
  }
}
