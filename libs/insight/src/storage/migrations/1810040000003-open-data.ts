import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is published for everybody: frozen figures, what of them is hidden, and the files that were given out. */
export class OpenData1810040000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function insight.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'insight.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$;

      create table insight.open_publications (
        id            uuid constraint open_publications_pk primary key,
        dataset       text not null,
        -- the last month in it; it begins with January
        through       text not null,
        definition_version text not null,
        -- areas and periods with the sums over them, and what the areas are called
        frame         jsonb not null,
        areas         jsonb not null,
        state         text not null default 'prepared',
        -- the newest version there was when it was prepared: its hiding knows all up to there
        prepared_after int not null,
        prepared_by   uuid not null,
        prepared_at   timestamptz not null,
        number        int,
        published_by  uuid,
        published_at  timestamptz,
        withdrawn_by  uuid,
        withdrawn_at  timestamptz,
        withdrawn_reason text,
        files         jsonb,
        constraint open_publications_state_known check (state in ('prepared', 'published', 'withdrawn')),
        constraint open_publications_through check (through ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
        constraint open_publications_two_people check (published_by <> prepared_by),
        constraint open_publications_published_whole check ((state = 'prepared') = (number is null) and (number is null) = (published_at is null) and (number is null) = (published_by is null) and (number is null) = (files is null)),
        constraint open_publications_withdrawn_whole check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_reason is null))
      );
      create unique index open_publications_version on insight.open_publications (dataset, number) where number is not null;

      -- Figures as they were when the publication was prepared, those that stay hidden among them: read by nobody but the next hiding.
      create table insight.open_cells (
        publication_id uuid not null constraint open_cells_publication_fk references insight.open_publications,
        area           text not null,
        period         text not null,
        sellers        int not null,
        persons        int,
        parts          bigint[] not null,
        hidden         boolean not null,
        constraint open_cells_pk primary key (publication_id, area, period)
      );
      create trigger open_cells_append_only before update or delete or truncate on insight.open_cells for each statement execute function insight.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.open_cells, insight.open_publications');
  }
}
