import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every transaction is a link of one chain: its hash covers its content and the hash before. The link is made by a deferred
 * trigger, as the last act before the commit, so that others wait for it no longer than a commit takes; positions are
 * therefore in the order of commits, and everything up to a position that is seen is seen.
 */
export class LedgerChain1800800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CHAIN);
    await db.query(CHECKPOINT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table ledger.checkpoint, ledger.balances;
      drop trigger transactions_linked on ledger.transactions;
      drop function ledger.link();
      drop function ledger.append_link(uuid);
      drop function ledger.content_of(uuid);
      drop table ledger.chain;
      alter table ledger.transactions drop column reverses;
    `);
  }
}

const CHAIN = `
  alter table ledger.transactions add column reverses uuid constraint transactions_reversed_once unique constraint transactions_reverses_fk references ledger.transactions;

  create table ledger.chain (
    position       bigint constraint chain_pk primary key,
    transaction_id uuid not null constraint chain_transaction_unique unique constraint chain_transaction_fk references ledger.transactions,
    hash           bytea not null constraint chain_hash_length check (length(hash) = 32)
  );

  create function ledger.content_of(of_transaction uuid) returns text stable language sql as $$
    select concat_ws(chr(10), t.id, t.kind, t.reference, t.content_hash, coalesce(t.event_id::text, '-'), coalesce(t.reverses::text, '-'),
      to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
      (select string_agg(concat_ws(' ', p.line_no, p.amount, p.source, p.destination), chr(10) order by p.line_no) from ledger.postings p where p.transaction_id = t.id))
    from ledger.transactions t where t.id = of_transaction
  $$;

  create function ledger.append_link(of_transaction uuid) returns void language plpgsql as $$
  declare
    last record;
  begin
    select position, hash into last from ledger.chain order by position desc limit 1;
    insert into ledger.chain (position, transaction_id, hash)
    values (coalesce(last.position, 0) + 1, of_transaction, sha256(coalesce(last.hash, '') || convert_to(ledger.content_of(of_transaction), 'UTF8')));
  end $$;

  -- Each statement of a volatile function sees what was committed before it, so the last link is read after the wait for it.
  create function ledger.link() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtext('ledger.chain'));
    perform ledger.append_link(new.id);
    return null;
  end $$;

  do $$
  declare
    earlier uuid;
  begin
    for earlier in select id from ledger.transactions order by recorded_at, id loop
      perform ledger.append_link(earlier);
    end loop;
  end $$;

  create constraint trigger transactions_linked after insert on ledger.transactions
    deferrable initially deferred for each row execute function ledger.link();
  create trigger chain_append_only before update or delete or truncate on ledger.chain for each statement execute function ledger.refuse_change();
`;

const CHECKPOINT = `
  -- Balances of all accounts up to one position of the chain: derived, and worked out again at any time.
  create table ledger.balances (
    account text constraint balances_pk primary key,
    balance bigint not null
  );
  create table ledger.checkpoint (
    only_row boolean constraint checkpoint_pk primary key default true constraint checkpoint_only_row check (only_row),
    position bigint not null
  );
  insert into ledger.checkpoint (position) values (0);
`;
