import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A transaction is written whole: nothing is added to one that is a link of the chain. */
export class WholeTransactions1801300001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function ledger.refuse_late_posting() returns trigger language plpgsql as $$
      begin
        if exists (select from added join ledger.chain using (transaction_id)) then
          raise exception 'the ledger is append-only: a posting cannot be added to a transaction of the chain; post a new one' using errcode = 'restrict_violation';
        end if;
        return null;
      end $$;
      create trigger postings_with_their_transaction after insert on ledger.postings
        referencing new table as added for each statement execute function ledger.refuse_late_posting();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger postings_with_their_transaction on ledger.postings; drop function ledger.refuse_late_posting()');
  }
}
