import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What officers asked for: written once, changed by nobody. */
export class OfficerRequests1810030002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table platform.officer_requests (
        id         bigint generated always as identity constraint officer_requests_pk primary key,
        at         timestamptz(3) not null,
        account_id uuid not null,
        method     text not null,
        route      text not null,
        question   jsonb not null,
        -- answered, or the code of the refusal
        outcome    text not null,
        -- null where no list of rows was shown
        rows       int
      );
      create index officer_requests_of_account on platform.officer_requests (account_id, id desc);
      create function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'platform.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger officer_requests_append_only before update or delete or truncate on platform.officer_requests for each statement execute function platform.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table platform.officer_requests; drop function platform.refuse_change()');
  }
}
