import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kinds of codes a product carried since when, so that every past day can be answered. */
export class InsightProductCodes1810040000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.product_codes (
        product_id    uuid not null,
        since         timestamptz(3) not null,
        event_id      uuid not null,
        seller_id     uuid not null,
        verified_gtin boolean not null,
        trace_link    boolean not null,
        constraint product_codes_pk primary key (product_id, since, event_id)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.product_codes');
  }
}
