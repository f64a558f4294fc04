import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time codes that prove a phone's consent to one thing: they open no session. */
export class BoundCodes1780200003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table identity.bound_codes (
        id              uuid constraint bound_codes_pk primary key,
        phone_number    text not null,
        purpose         text not null,
        subject         text not null,
        code_hash       bytea not null,
        failed_attempts int not null default 0,
        requested_at    timestamptz not null,
        expires_at      timestamptz not null,
        spent_at        timestamptz
      );
      create index bound_codes_unused on identity.bound_codes (phone_number, requested_at) where spent_at is null;
      create index bound_codes_age on identity.bound_codes (requested_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table identity.bound_codes');
  }
}
