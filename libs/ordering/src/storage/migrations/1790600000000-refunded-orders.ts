import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of an order's money went back to its buyer. */
export class RefundedOrders1790600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ordering.orders add column refunded_amount bigint not null default 0
        constraint orders_refunded_within_total check (refunded_amount between 0 and total_amount)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table ordering.orders drop column refunded_amount');
  }
}
