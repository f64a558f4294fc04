import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The communes of a whole country are longer than what an index holds: areas are told apart by a hash. */
export class WideTargets1850010000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create unique index targets_once_in_area on insight.targets (md5(scope_key), code, period) where replaces is null;
      drop index insight.targets_once;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('create unique index targets_once on insight.targets (scope_key, code, period) where replaces is null; drop index insight.targets_once_in_area');
  }
}
