import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of residents who were asked, how many are of which sex and ethnicity: counts beside those of the whole, of each version its own. */
export class SurveyGroups1840020000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.survey_groups (
        survey_id   uuid not null,
        version     int not null,
        group_name  text not null constraint survey_groups_name check (group_name in ('female', 'male', 'kinh', 'minority')),
        sample_size int not null,
        doing_count int not null,
        constraint survey_groups_pk primary key (survey_id, version, group_name),
        constraint survey_groups_survey_fk foreign key (survey_id, version) references insight.surveys,
        constraint survey_groups_nest check (0 <= doing_count and doing_count <= sample_size)
      );
      create trigger survey_groups_append_only before update or delete or truncate on insight.survey_groups for each statement execute function insight.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.survey_groups');
  }
}
