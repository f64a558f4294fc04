import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report is taken apart by communes or by former districts; all before this one are by communes. */
export class ReportFrames1830070000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table insight.reports add column frame text not null default 'commune' constraint reports_frame check (frame in ('commune', 'district'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.reports drop column frame');
  }
}
