import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A schedule is ended by a person, or stops when its maker no longer answers for its communes: then nobody ended it, and it says why. */
export class SchedulesStopped1820090000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.report_schedule_ends alter column ended_by drop not null,
        add column reason text constraint report_schedule_ends_reason check (reason in ('post_ended', 'communes_left', 'reads_only')),
        add constraint report_schedule_ends_by_whom check ((ended_by is null) = (reason is not null))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.report_schedule_ends drop constraint report_schedule_ends_by_whom;
      alter table insight.report_schedule_ends drop column reason`);
  }
}
