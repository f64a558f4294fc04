import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when orders are promised to be sent, and whether they still are to be sent. */
export class UnsentOrders1840030000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.waiting_orders
        -- null: of an order answered before promises were told
        add column send_by     timestamptz(3),
        -- the event that told of the promise
        add column promised_by uuid,
        -- handed over, turned down or called off
        add column left_at     timestamptz(3);
      create index waiting_orders_unsent on insight.waiting_orders (seller_id, send_by) where answered_at is not null and left_at is null and send_by is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index insight.waiting_orders_unsent;
      alter table insight.waiting_orders drop column send_by, drop column promised_by, drop column left_at;
    `);
  }
}
