import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a bank's reference and a bank's line stand for, each once, and operators' leave to pay suspended sellers out. */
export class PayoutSafety1820030001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(KNOWN);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table settlement.payout_releases, settlement.payout_lines, settlement.payout_references');
  }
}

const TABLES = `
  -- Its letters and digits; of one payout, or of a whole file where payout_id is null.
  create table settlement.payout_references (
    reference_key text constraint payout_references_pk primary key,
    batch_id      uuid not null constraint payout_references_batch_fk references settlement.payout_batches,
    payout_id     uuid constraint payout_references_payout_fk references settlement.payouts,
    used_at       timestamptz not null
  );

  -- Lines of the bank whose memo names a payout. The one that fits it is its own; any other is money that left for no known reason.
  create table settlement.payout_lines (
    line      text constraint payout_lines_pk primary key,
    payout_id uuid not null constraint payout_lines_payout_fk references settlement.payouts,
    fits      boolean not null,
    amount    bigint not null,
    reference text not null,
    seen_at   timestamptz not null
  );
  create unique index payout_lines_one_fits on settlement.payout_lines (payout_id) where fits;

  create table settlement.payout_releases (
    id          uuid constraint payout_releases_pk primary key,
    seller_id   uuid not null,
    reason      text not null,
    released_by text not null,
    released_at timestamptz not null
  );
  create index payout_releases_of_seller on settlement.payout_releases (seller_id, released_at desc);
  create trigger payout_releases_append_only before update or delete or truncate on settlement.payout_releases for each statement execute function settlement.refuse_change();
`;

const KNOWN = `
  insert into settlement.payout_references (reference_key, batch_id, payout_id, used_at)
  select key, (array_agg(batch_id order by id))[1], case when count(*) = 1 then (array_agg(id))[1] end, min(settled_at)
  from (select id, batch_id, settled_at, upper(regexp_replace(reference, '[^[:alnum:]]', '', 'g')) as key from settlement.payouts where reference is not null) used
  where key <> '' group by key;
  insert into settlement.payout_lines (line, payout_id, fits, amount, reference, seen_at)
  select reference, id, true, amount, reference, settled_at from settlement.payouts where settled_by = 'bank' and reference is not null on conflict do nothing;
`;
