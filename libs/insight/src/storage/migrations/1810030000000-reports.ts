import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frozen reports: what was asked, its versions, what each of them holds, and the rows behind it. None of it ever changes. */
export class Reports1810030000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function insight.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'insight.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$;

      create table insight.reports (
        report_id   uuid constraint reports_pk primary key,
        -- null: all communes that the officer answered for
        area        text,
        area_name   text not null,
        communes    text[] not null constraint reports_somewhere check (cardinality(communes) > 0),
        period      text not null,
        codes       text[] not null constraint reports_of_something check (cardinality(codes) > 0),
        schedule_id uuid,
        asked_at    timestamptz(3) not null
      );
      create unique index reports_once_a_period on insight.reports (schedule_id, period) where schedule_id is not null;
      create index reports_of_communes on insight.reports using gin (communes);

      create table insight.report_versions (
        report_id     uuid not null constraint report_versions_report_fk references insight.reports (report_id),
        version       int not null constraint report_versions_counted check (version > 0),
        -- why it was made again; the first needs none
        reason        text constraint report_versions_reasoned check (version = 1 or length(reason) > 0),
        asked_by      uuid not null,
        asked_by_name text not null,
        asked_at      timestamptz(3) not null,
        constraint report_versions_pk primary key (report_id, version)
      );

      -- A set of rows is kept once, however many figures and versions stand on it.
      create table insight.row_sets (
        row_set_id uuid constraint row_sets_pk primary key,
        hash       text not null constraint row_sets_hash_unique unique constraint row_sets_hash_hex check (hash ~ '^[0-9a-f]{64}$'),
        row_count  int not null
      );
      create table insight.row_set_rows (
        row_set_id uuid not null,
        place      int not null,
        key        text not null,
        -- canonical JSON, as it was hashed
        line       text not null,
        constraint row_set_rows_pk primary key (row_set_id, place)
      );
      create unique index row_set_rows_key on insight.row_set_rows (row_set_id, key);

      create table insight.report_figures (
        report_id          uuid not null,
        version            int not null,
        code               text not null,
        place              int not null,
        definition_version text not null,
        -- what is counted: no figure is published without it
        base               text not null constraint report_figures_based check (length(base) > 0),
        as_of              date,
        period             text,
        numerator          bigint not null,
        denominator        bigint not null,
        unknown            bigint not null,
        rate               numeric(4, 1),
        row_set_id         uuid not null constraint report_figures_rows_fk references insight.row_sets (row_set_id),
        body               jsonb not null,
        constraint report_figures_pk primary key (report_id, version, code),
        constraint report_figures_version_fk foreign key (report_id, version) references insight.report_versions (report_id, version),
        constraint report_figures_timed check (num_nonnulls(as_of, period) = 1)
      );

      create table insight.report_seals (
        report_id   uuid not null,
        version     int not null,
        as_of       date not null,
        -- frozen before the period was over
        provisional boolean not null,
        frozen_at   timestamptz(3) not null,
        -- the text that is sealed, byte for byte
        payload     text not null,
        digest      text not null,
        public_key  text not null,
        signature   text not null,
        constraint report_seals_pk primary key (report_id, version),
        constraint report_seals_version_fk foreign key (report_id, version) references insight.report_versions (report_id, version)
      );

      create table insight.report_failures (
        report_id uuid not null,
        version   int not null,
        at        timestamptz(3) not null,
        code      text not null,
        constraint report_failures_pk primary key (report_id, version),
        constraint report_failures_version_fk foreign key (report_id, version) references insight.report_versions (report_id, version)
      );

      create trigger reports_append_only before update or delete or truncate on insight.reports for each statement execute function insight.refuse_change();
      create trigger report_versions_append_only before update or delete or truncate on insight.report_versions for each statement execute function insight.refuse_change();
      create trigger row_sets_append_only before update or delete or truncate on insight.row_sets for each statement execute function insight.refuse_change();
      create trigger row_set_rows_append_only before update or delete or truncate on insight.row_set_rows for each statement execute function insight.refuse_change();
      create trigger report_figures_append_only before update or delete or truncate on insight.report_figures for each statement execute function insight.refuse_change();
      create trigger report_seals_append_only before update or delete or truncate on insight.report_seals for each statement execute function insight.refuse_change();
      create trigger report_failures_append_only before update or delete or truncate on insight.report_failures for each statement execute function insight.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table insight.report_failures, insight.report_seals, insight.report_figures, insight.row_set_rows, insight.row_sets, insight.report_versions, insight.reports;
    `);
  }
}
