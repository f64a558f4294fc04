import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trigrams, outbox, handled events and idempotency keys. */
export class Platform1770000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists pg_trgm with schema public;
      create schema if not exists platform;

      create table platform.outbox (
        id           bigint generated always as identity constraint outbox_pk primary key,
        event_id     uuid not null default uuidv7(),
        type         text not null,
        payload      jsonb not null,
        created_at   timestamptz not null default now(),
        published_at timestamptz
      );
      create index outbox_unpublished on platform.outbox (id) where published_at is null;
      create index outbox_created on platform.outbox (created_at);

      create table platform.handled_events (
        consumer   text not null,
        event_id   uuid not null,
        handled_at timestamptz not null default now(),
        constraint handled_events_pk primary key (consumer, event_id)
      );

      create table platform.idempotency_keys (
        actor       text not null,
        key         text not null,
        body_hash   text not null,
        status      int,
        answer      text,
        created_at  timestamptz not null default now(),
        constraint idempotency_keys_pk primary key (actor, key)
      );
      create index idempotency_keys_created on platform.idempotency_keys (created_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema platform cascade');
  }
}
