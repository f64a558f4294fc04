import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked at an address, by the name under which other officers know him; empty for looks before this. */
export class Lookers1850000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table insight.external_checks add column checked_by_name text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.external_checks drop column checked_by_name');
  }
}
