import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Areas with their times, what became of former communes, and clusters of communes. */
export class Areas1770100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema areas;

      create table areas.areas (
        code        text not null,
        level       text not null,
        valid_from  date not null,
        -- the first day on which it no longer held
        valid_to    date,
        alt_code    text,
        name        text not null,
        type        text not null,
        label       text not null,
        parent_code text,
        -- a cluster whose outline is not exactly that of the former district
        approximate boolean not null default false,
        constraint areas_pk primary key (level, code, valid_from),
        constraint areas_level_known check (level in ('country', 'province', 'district', 'commune', 'cluster')),
        constraint areas_time_runs_forward check (valid_to is null or valid_to > valid_from)
      );
      create unique index areas_one_today on areas.areas (level, code) where valid_to is null;

      create table areas.successors (
        old_code text not null,
        new_code text not null,
        divided  boolean not null,
        constraint successors_pk primary key (old_code, new_code)
      );

      create table areas.cluster_members (
        cluster_code text not null,
        commune_code text not null,
        -- the commune also holds land from outside the former district
        approximate  boolean not null,
        constraint cluster_members_pk primary key (cluster_code, commune_code)
      );

      create table areas.data_version (
        version   text not null,
        loaded_at timestamptz not null default now(),
        constraint data_version_pk primary key (version)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema areas cascade');
  }
}
