import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports are made by themselves of halves and years too. */
export class LongerSchedules1830070000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.report_schedules drop constraint report_schedules_every,
        add constraint report_schedules_every check (every in ('month', 'quarter', 'half', 'year'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.report_schedules drop constraint report_schedules_every,
        add constraint report_schedules_every check (every in ('month', 'quarter')) not valid`);
  }
}
