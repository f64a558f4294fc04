import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which lines of an order a refund gives back; null: it was told before lines were, or is of none in particular. */
export class RefundedLines1820070000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table settlement.refunds add column lines jsonb'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table settlement.refunds drop column lines'); }
}
