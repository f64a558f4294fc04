import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The double-entry ledger. A posting has a source, a destination and an amount, so that an
 * unbalanced entry cannot be written down; what is written can be neither changed nor removed.
 */
export class Ledger1770800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema ledger;

      create table ledger.transactions (
        id           uuid constraint transactions_pk primary key,
        kind         text not null,
        reference    text not null constraint transactions_reference_unique unique,
        content_hash text not null,
        event_id     uuid,
        occurred_at  timestamptz not null,
        recorded_at  timestamptz not null default now()
      );

      create table ledger.postings (
        transaction_id uuid not null constraint postings_transaction_fk references ledger.transactions,
        line_no        int not null,
        source         text not null,
        destination    text not null constraint postings_two_accounts check (destination <> source),
        amount         bigint not null constraint postings_amount_positive check (amount > 0),
        constraint postings_pk primary key (transaction_id, line_no)
      );
      create index postings_from on ledger.postings (source) include (amount);
      create index postings_to on ledger.postings (destination) include (amount);

      -- Two signed rows per posting: what leaves the source comes to the destination.
      create view ledger.entries as
        select transaction_id, line_no, source as account, -amount as amount from ledger.postings
        union all
        select transaction_id, line_no, destination as account, amount from ledger.postings;

      create function ledger.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only: % of % is refused; reverse by a new transaction', tg_op, tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger transactions_append_only before update or delete or truncate on ledger.transactions for each statement execute function ledger.refuse_change();
      create trigger postings_append_only before update or delete or truncate on ledger.postings for each statement execute function ledger.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema ledger cascade');
  }
}
