import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which hands a file is in: whoever took it over from one that seemed dead is not disturbed when that one wakes again. */
export class ExportsHeld1820090000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.exports add column taken int not null default 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.exports drop column taken');
  }
}
