import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people decide about money that nobody could place. */
export class BankDesk1801000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One word for each line, for ever.
      create table payments.line_decisions (
        receipt_id uuid constraint line_decisions_pk primary key constraint line_decisions_receipt_fk references payments.receipts,
        decision   text not null constraint line_decisions_decision check (decision in ('assigned', 'dismissed', 'returned')),
        reason     text not null,
        decided_by text not null,
        decided_at timestamptz not null
      );

      -- Money sent back to whoever sent it: proposed by one person with evidence, confirmed by another.
      create table payments.line_returns (
        id          uuid constraint line_returns_pk primary key,
        receipt_id  uuid not null constraint line_returns_receipt_fk references payments.receipts,
        reference   text not null,
        note        text not null,
        state       text not null default 'proposed' constraint line_returns_state check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by text not null,
        proposed_at timestamptz not null,
        decided_by  text,
        decided_at  timestamptz,
        constraint line_returns_two_people check (state <> 'confirmed' or decided_by <> proposed_by)
      );
      create unique index line_returns_one_open on payments.line_returns (receipt_id) where state in ('proposed', 'confirmed');
      create unique index line_returns_evidence_once on payments.line_returns (upper(regexp_replace(reference, '[^[:alnum:]]', '', 'g'))) where state in ('proposed', 'confirmed');

      -- Days are read in the order in which their lines were written.
      create index receipts_by_day on payments.receipts using brin (occurred_at);
      create index payables_by_total on payments.payables (total_amount, created_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.receipts_by_day, payments.payables_by_total;
      drop table payments.line_returns, payments.line_decisions;
    `);
  }
}
