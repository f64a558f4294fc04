import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A purchase whose gateway still owes an answer is looked at again later, and keeps nobody else's waiting. */
export class OverdueAgain1830080000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table ordering.order_groups add column overdue_again_at timestamptz'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table ordering.order_groups drop column overdue_again_at'); }
}
