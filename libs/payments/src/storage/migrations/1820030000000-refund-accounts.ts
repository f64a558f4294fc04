import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where buyers want money back that cannot go the way it came, who has read it, and which account a transfer went to. */
export class RefundAccounts1820030000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function payments.refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'payments.% is append-only: % refused', tg_table_name, tg_op; end $$;

      create table payments.refund_accounts (
        payable_id    uuid constraint refund_accounts_pk primary key constraint refund_accounts_payable_fk references payments.payables,
        bin           text not null,
        number_sealed bytea,
        number_end    text not null,
        holder_sealed bytea,
        given_at      timestamptz not null,
        forgotten_at  timestamptz,
        -- Kept no longer than a transfer may need it: then the last digits alone remain.
        constraint refund_accounts_forgotten check ((forgotten_at is not null) = (number_sealed is null) and (number_sealed is null) = (holder_sealed is null))
      );
      create index refund_accounts_kept on payments.refund_accounts (given_at) where forgotten_at is null;

      create table payments.refund_account_looks (
        id      uuid constraint refund_account_looks_pk primary key,
        task_id uuid not null constraint refund_account_looks_task_fk references payments.refund_tasks,
        seen_by text not null,
        seen_at timestamptz not null
      );
      create index refund_account_looks_of_task on payments.refund_account_looks (task_id);
      create trigger refund_account_looks_append_only before update or delete or truncate on payments.refund_account_looks for each statement execute function payments.refuse_change();

      alter table payments.refund_transfers add column account_bin text, add column account_end text;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.refund_transfers drop column account_bin, drop column account_end;
      drop table payments.refund_account_looks, payments.refund_accounts;
      drop function payments.refuse_change();
    `);
  }
}
