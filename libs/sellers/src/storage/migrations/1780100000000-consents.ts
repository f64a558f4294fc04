import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sellers let assistants do for them, and every write that an assistant tried. */
export class Consents1780100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sellers.consents (
        id           uuid constraint consents_pk primary key,
        seller_id    uuid not null constraint consents_seller_fk references sellers.sellers (id),
        assistant_id uuid not null,
        scopes       text[] not null constraint consents_scopes check (scopes <@ array['profile', 'listing', 'orders'] and cardinality(scopes) > 0),
        until        timestamptz not null,
        how          text not null constraint consents_how check (how in ('own_session', 'code', 'witness')),
        witness_name text,
        state        text not null constraint consents_state check (state in ('pending', 'live', 'revoked')),
        asked_at     timestamptz not null,
        given_at     timestamptz,
        revoked_at   timestamptz,
        constraint consents_witness_named check ((how = 'witness') = (witness_name is not null)),
        constraint consents_until_after_asked check (until > asked_at)
      );
      create index consents_between on sellers.consents (assistant_id, seller_id, asked_at desc);
      create index consents_of_seller on sellers.consents (seller_id, asked_at desc);

      create table sellers.assisted_writes (
        id           uuid constraint assisted_writes_pk primary key,
        assistant_id uuid not null,
        seller_id    uuid not null,
        consent_id   uuid not null constraint assisted_writes_consent_fk references sellers.consents (id),
        method       text not null,
        path         text not null,
        at           timestamptz not null,
        -- HTTP status of the answer; null while it is under way, or when the process ended before it answered
        outcome      int
      );
      create index assisted_writes_of_seller on sellers.assisted_writes (seller_id, id desc);
      create index assisted_writes_of_assistant on sellers.assisted_writes (assistant_id, id desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sellers.assisted_writes, sellers.consents');
  }
}
