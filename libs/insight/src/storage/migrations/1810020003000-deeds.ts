import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did the work of a household's shop: the household, or an assistant for it. */
export class Deeds1810020003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.deeds (
        event_id  uuid constraint deeds_pk primary key,
        seller_id uuid not null,
        task      text not null constraint deeds_task check (task in ('listing', 'review', 'order')),
        done_by   text not null constraint deeds_done_by check (done_by in ('seller', 'assistant', 'cooperative')),
        at        timestamptz(3) not null,
        known_at  timestamptz(3) not null
      );
      create index deeds_of_seller on insight.deeds (seller_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.deeds');
  }
}
