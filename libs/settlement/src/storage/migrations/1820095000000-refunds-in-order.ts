import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which order an order's refunds were taken back, told by no clock; null: not yet, or before their order was kept. */
export class RefundsInOrder1820095000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table settlement.refunds add column place int, add constraint refunds_place unique (order_code, place)'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table settlement.refunds drop column place'); }
}
