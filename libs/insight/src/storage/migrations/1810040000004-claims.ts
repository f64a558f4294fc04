import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Buyers' claims as they moved, for the officer's view and for how many were closed in time. */
export class InsightClaims1810040000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.claims (
        claim_id    uuid constraint claims_pk primary key,
        -- the newest news of it
        event_id    uuid not null,
        order_code  text not null,
        seller_id   uuid not null,
        kind        text not null,
        state       text not null,
        moved_at    timestamptz(3) not null,
        -- null while the news of its opening is on its way
        opened_at   timestamptz(3),
        -- when a deadline passed without the word that was owed
        breached_at timestamptz(3)
      );
      create index claims_of_seller on insight.claims (seller_id, moved_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.claims');
  }
}
