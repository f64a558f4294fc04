import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts are read by people: those not at zero, the entries of one newest first, and up to where the chain was worked out again. */
export class AccountsOnScreen1830050000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index balances_not_zero on ledger.balances (account) include (balance) where balance <> 0;
      -- The newest postings of an account come first without reading all there ever were; ids are in the order of time.
      create index postings_from_newest on ledger.postings (source, transaction_id, line_no) include (amount);
      create index postings_to_newest on ledger.postings (destination, transaction_id, line_no) include (amount);
      drop index ledger.postings_from, ledger.postings_to;

      -- The last word of whoever works the chain out again as it grows. Derived: the command works out all of it.
      create table ledger.verified (
        only_row    boolean constraint verified_pk primary key default true constraint verified_only_row check (only_row),
        position    bigint not null,
        hash        text not null,
        verified_at timestamptz,
        finding     jsonb
      );
      insert into ledger.verified (position, hash) values (0, '');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table ledger.verified;
      create index postings_from on ledger.postings (source) include (amount);
      create index postings_to on ledger.postings (destination) include (amount);
      drop index ledger.postings_from_newest, ledger.postings_to_newest, ledger.balances_not_zero;
    `);
  }
}
