import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transactions are read by day; they are written in about that order, so a block index is enough. */
export class Days1801000001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('create index transactions_by_day on ledger.transactions using brin (occurred_at)'); }

  async down(db: QueryRunner): Promise<void> { await db.query('drop index ledger.transactions_by_day'); }
}
