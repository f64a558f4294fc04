import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What officers counted by themselves: surveys with place, day, method and sample, each correction a new version with its reason. */
export class Surveys1810020001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.surveys (
        survey_id    uuid not null,
        version      int not null,
        indicator    text not null constraint surveys_indicator check (indicator in ('I6', 'I7', 'I8', 'I12')),
        commune_code text not null,
        place        text not null,
        -- the place as it is known again however it is written
        place_key    text not null,
        surveyed_on  date not null,
        method       text not null constraint surveys_method check (method in ('roll', 'sample', 'register', 'declared')),
        frame_size   int not null,
        sample_size  int not null,
        -- guided (hướng dẫn) and doing (thực hiện) are two counts; null: not asked
        guided_count int,
        doing_count  int not null,
        minimum_age  int,
        source       text,
        note         text,
        reason       text,
        entered_by   uuid not null,
        recorded_at  timestamptz(3) not null,
        constraint surveys_pk primary key (survey_id, version),
        constraint surveys_nest check (0 <= doing_count and doing_count <= sample_size and sample_size <= frame_size and coalesce(guided_count, 0) between 0 and sample_size),
        constraint surveys_correction_has_reason check ((version = 1) = (reason is null)),
        constraint surveys_age check ((indicator = 'I7') = (minimum_age is not null))
      );
      create index surveys_of_commune on insight.surveys (indicator, commune_code, surveyed_on);
      create trigger surveys_append_only before update or delete or truncate on insight.surveys for each statement execute function insight.refuse_change();

      -- The roll of a market, where it was taken stall by stall.
      create table insight.survey_stalls (
        survey_id uuid not null,
        version   int not null,
        number    text not null,
        trade     text,
        guided    boolean not null,
        -- null where nobody could say
        doing     boolean,
        constraint survey_stalls_pk primary key (survey_id, version, number),
        constraint survey_stalls_survey_fk foreign key (survey_id, version) references insight.surveys
      );
      create trigger survey_stalls_append_only before update or delete or truncate on insight.survey_stalls for each statement execute function insight.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.survey_stalls, insight.surveys');
  }
}
