import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that are made by themselves are by communes or by former districts; all scheduled before this one are by communes. */
export class ScheduleFrames1850000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table insight.report_schedules add column frame text not null default 'commune' constraint report_schedules_frame check (frame in ('commune', 'district'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.report_schedules drop column frame');
  }
}
