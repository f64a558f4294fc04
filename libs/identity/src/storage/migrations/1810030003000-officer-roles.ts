import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What officers may do besides looking, and grants of whole provinces. */
export class OfficerRoles1810030003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An officer without a row is one of communes, who may also freeze, enter and decide.
      create table identity.officer_roles (
        account_id uuid constraint officer_roles_pk primary key constraint officer_roles_account_fk references identity.accounts (id) on delete cascade,
        role       text not null constraint officer_roles_role check (role in ('province', 'commune', 'reader'))
      );
      alter table identity.officer_areas drop constraint officer_areas_commune;
      alter table identity.officer_areas add constraint officer_areas_code check (commune_code ~ '^[0-9]{2}([0-9]{3})?$');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table identity.officer_roles;
      alter table identity.officer_areas drop constraint officer_areas_code;
      alter table identity.officer_areas add constraint officer_areas_commune check (commune_code ~ '^[0-9]{5}$');
    `);
  }
}
