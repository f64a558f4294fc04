import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What plans ask for, with the document that says so, and reports that are made by themselves. None of it is changed, only followed by something newer. */
export class TargetsAndSchedules1810030004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.targets (
        target_id   uuid constraint targets_pk primary key,
        -- the target that this one corrects; each is corrected once
        replaces    uuid constraint targets_replaces_fk references insight.targets (target_id) constraint targets_replaced_once unique,
        area        text,
        area_name   text not null,
        communes    text[] not null,
        -- the communes in one word, so that one area has one target for one indicator and period
        scope_key   text not null,
        code        text not null,
        period      text not null,
        -- percent of a rate, đồng or number of an amount
        value       numeric(16, 1) not null constraint targets_not_negative check (value >= 0),
        plan_number text not null,
        plan_date   date not null,
        issuer      text not null,
        withdrawn   boolean not null default false,
        reason      text constraint targets_reasoned check (replaces is null or length(reason) > 0),
        entered_by  uuid not null,
        entered_by_name text not null,
        entered_at  timestamptz(3) not null
      );
      create unique index targets_once on insight.targets (scope_key, code, period) where replaces is null;
      create index targets_of_communes on insight.targets using gin (communes);

      create table insight.report_schedules (
        schedule_id  uuid constraint report_schedules_pk primary key,
        area         text,
        area_name    text not null,
        communes     text[] not null,
        codes        text[] not null,
        every        text not null constraint report_schedules_every check (every in ('month', 'quarter')),
        -- the day of the month after the period's end
        day_of_month int not null constraint report_schedules_day check (day_of_month between 1 and 28),
        -- periods that end on this day or later
        starts_on    date not null,
        made_by      uuid not null,
        made_by_name text not null,
        made_at      timestamptz(3) not null
      );
      create table insight.report_schedule_ends (
        schedule_id uuid constraint report_schedule_ends_pk primary key constraint report_schedule_ends_schedule_fk references insight.report_schedules (schedule_id),
        ended_by    uuid not null,
        ended_at    timestamptz(3) not null
      );

      create trigger targets_append_only before update or delete or truncate on insight.targets for each statement execute function insight.refuse_change();
      create trigger report_schedules_append_only before update or delete or truncate on insight.report_schedules for each statement execute function insight.refuse_change();
      create trigger report_schedule_ends_append_only before update or delete or truncate on insight.report_schedule_ends for each statement execute function insight.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.report_schedule_ends, insight.report_schedules, insight.targets');
  }
}
