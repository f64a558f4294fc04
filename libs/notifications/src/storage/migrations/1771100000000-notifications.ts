import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages, the contacts they go to, and notices that wait for a contact. */
export class Notifications1771100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema notifications;

      create table notifications.messages (
        id        uuid constraint messages_pk primary key,
        channel   text not null constraint messages_channel check (channel in ('demo')),
        recipient text not null,
        template  text not null,
        text      text not null,
        data      jsonb not null,
        event_id  uuid not null,
        sent_at   timestamptz not null,
        constraint messages_once unique (event_id, template, recipient)
      );
      create index messages_recipient on notifications.messages (recipient, id desc);
      create index messages_age on notifications.messages (sent_at);

      create table notifications.contacts (
        recipient     text constraint contacts_pk primary key,
        phone_numbers text[] not null,
        language      text not null constraint contacts_language check (language in ('vi', 'en')),
        -- when the event was published: an older event never overwrites a newer one
        as_of         timestamptz not null
      );
      create index contacts_age on notifications.contacts (as_of);

      create table notifications.waiting_notices (
        event_id   uuid not null,
        recipient  text not null,
        template   text not null,
        data       jsonb not null,
        since      timestamptz not null,
        constraint waiting_notices_pk primary key (event_id, recipient, template)
      );
      create index waiting_notices_recipient on notifications.waiting_notices (recipient);
      create index waiting_notices_age on notifications.waiting_notices (since);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema notifications cascade');
  }
}
