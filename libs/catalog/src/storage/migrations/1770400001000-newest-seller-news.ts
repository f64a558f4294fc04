import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which news of the seller a product carries, so that older news that come late change nothing. */
export class NewestSellerNews1770400001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table catalog.products add column seller_event_id uuid');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table catalog.products drop column seller_event_id');
  }
}
