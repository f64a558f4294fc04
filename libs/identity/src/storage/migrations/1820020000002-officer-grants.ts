import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who made whom an officer of which areas, from when until when, and who ended it. What officers are follows from this alone. */
export class OfficerGrants1820020000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(CARRY_OVER);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create table identity.officer_roles (
        account_id uuid constraint officer_roles_pk primary key constraint officer_roles_account_fk references identity.accounts (id) on delete cascade,
        role       text not null constraint officer_roles_role check (role in ('province', 'commune', 'reader'))
      );
      create table identity.officer_areas (
        account_id   uuid not null constraint officer_areas_account_fk references identity.accounts (id) on delete cascade,
        commune_code text not null constraint officer_areas_code check (commune_code ~ '^[0-9]{2}([0-9]{3})?$'),
        assigned_at  timestamptz not null default now(),
        constraint officer_areas_pk primary key (account_id, commune_code)
      );
      alter table identity.role_grants drop constraint role_grants_role;
      alter table identity.role_grants add constraint role_grants_role check (role in ('buyer', 'assistant', 'officer', 'operator'));
      insert into identity.role_grants (account_id, role) select distinct account_id, 'officer' from identity.officer_grants where not exists (select from identity.officer_revocations where grant_id = id);
      insert into identity.officer_roles select distinct on (account_id) account_id, role from identity.officer_grants where not exists (select from identity.officer_revocations where grant_id = id) order by account_id, granted_at desc;
      insert into identity.officer_areas (account_id, commune_code) select distinct account_id, unnest(areas) from identity.officer_grants where not exists (select from identity.officer_revocations where grant_id = id);
      drop table identity.officer_revocations, identity.officer_grants;
      drop function identity.refuse_change();
    `);
  }
}

const TABLES = `
  create function identity.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end $$;

  create table identity.officer_grants (
    id          uuid constraint officer_grants_pk primary key,
    account_id  uuid not null constraint officer_grants_account_fk references identity.accounts,
    role        text not null constraint officer_grants_role check (role in ('province', 'commune', 'reader')),
    -- communes, or whole provinces by their two digits
    areas       text[] not null constraint officer_grants_areas check (array_to_string(areas, ',') ~ '^[0-9]{2}([0-9]{3})?(,[0-9]{2}([0-9]{3})?)*$'),
    valid_from  date not null,
    -- the last day; null: until it is revoked
    valid_until date,
    -- the paper by which he was made one
    document    text not null,
    -- null: set up with the market itself
    granted_by  uuid,
    granted_at  timestamptz(3) not null,
    constraint officer_grants_time_runs_forward check (valid_until is null or valid_until >= valid_from)
  );
  create index officer_grants_of_account on identity.officer_grants (account_id);
  create index officer_grants_newest on identity.officer_grants (granted_at desc, id desc);
  create trigger officer_grants_append_only before update or delete or truncate on identity.officer_grants for each statement execute function identity.refuse_change();

  create table identity.officer_revocations (
    grant_id   uuid constraint officer_revocations_pk primary key constraint officer_revocations_grant_fk references identity.officer_grants,
    reason     text not null,
    revoked_by uuid,
    revoked_at timestamptz(3) not null
  );
  create trigger officer_revocations_append_only before update or delete or truncate on identity.officer_revocations for each statement execute function identity.refuse_change();
`;

const CARRY_OVER = `
  insert into identity.officer_grants (id, account_id, role, areas, valid_from, valid_until, document, granted_by, granted_at)
  select gen_random_uuid(), a.account_id, coalesce(min(r.role), 'commune'), array_agg(a.commune_code order by a.commune_code), (min(a.assigned_at) at time zone 'Asia/Ho_Chi_Minh')::date, null,
    'Có từ trước khi lập sổ phân công', null, min(a.assigned_at)
  from identity.officer_areas a join identity.role_grants g on g.account_id = a.account_id and g.role = 'officer' left join identity.officer_roles r on r.account_id = a.account_id
  group by a.account_id;
  delete from identity.role_grants where role = 'officer';
  alter table identity.role_grants drop constraint role_grants_role;
  alter table identity.role_grants add constraint role_grants_role check (role in ('buyer', 'assistant', 'operator'));
  drop table identity.officer_areas, identity.officer_roles;
`;
