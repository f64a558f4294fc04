import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order of a history is that of writing: two actions may fall into one millisecond. */
export class LifecycleOrder1780200005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table sellers.lifecycle_history add column place bigint generated always as identity;
      drop index sellers.lifecycle_history_of_seller;
      create index lifecycle_history_of_seller on sellers.lifecycle_history (seller_id, place);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table sellers.lifecycle_history drop column place;
      create index lifecycle_history_of_seller on sellers.lifecycle_history (seller_id, id);
    `);
  }
}
