import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The village of a household that is helped; empty where nobody named it, as of all told of before this. */
export class Villages1840010000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table insight.consents add column village text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.consents drop column village');
  }
}
