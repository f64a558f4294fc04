import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A payment may be paid out in several rows until the whole of it has come; a statement that is wrong is withdrawn by two people. */
export class ShortRemittances1820030003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.remittance_rows_once;
      alter table payments.remittance_rows add column withdrawn boolean not null default false;
      -- A payment is paid out whole once.
      create unique index remittance_rows_once on payments.remittance_rows (receipt_id) where state in ('matched', 'over') and not withdrawn;
      create index remittance_rows_of_receipt on payments.remittance_rows (receipt_id) where state in ('matched', 'under', 'over') and not withdrawn;

      alter table payments.remittances
        add column withdrawn_at timestamptz,
        add constraint remittances_withdrawn_unpaid check (withdrawn_at is null or paid_receipt_id is null),
        drop constraint remittances_file_once;
      create unique index remittances_file_once on payments.remittances (party, sha256) where withdrawn_at is null;

      create table payments.remittance_withdrawals (
        id            uuid constraint remittance_withdrawals_pk primary key,
        remittance_id uuid not null constraint remittance_withdrawals_remittance_fk references payments.remittances,
        reason        text not null,
        state         text not null default 'proposed' constraint remittance_withdrawals_state check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by   text not null,
        proposed_at   timestamptz not null,
        decided_by    text,
        decided_at    timestamptz,
        constraint remittance_withdrawals_two_people check (state <> 'confirmed' or decided_by <> proposed_by)
      );
      create unique index remittance_withdrawals_one_open on payments.remittance_withdrawals (remittance_id) where state in ('proposed', 'confirmed');
    `);
  }

  /** Refused by the old rule where a payment was paid out in parts since, or a file taken again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table payments.remittance_withdrawals;
      drop index payments.remittances_file_once, payments.remittance_rows_once, payments.remittance_rows_of_receipt;
      alter table payments.remittances
        drop constraint remittances_withdrawn_unpaid, drop column withdrawn_at, add constraint remittances_file_once unique (party, sha256);
      alter table payments.remittance_rows drop column withdrawn;
      create unique index remittance_rows_once on payments.remittance_rows (receipt_id) where state in ('matched', 'under', 'over');
    `);
  }
}
