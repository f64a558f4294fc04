import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payouts to sellers in batches that two people approve, as entries of the sellers' statements, by dated rules. */
export class Payouts1800900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(RULES);
    await db.query(PAYOUTS);
    await db.query(ENTRIES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.entries disable trigger entries_append_only;
      delete from settlement.entries where kind in ('payout', 'payout_return');
      alter table settlement.entries enable trigger entries_append_only;
      drop index settlement.entries_of_seller_net, settlement.entries_payouts_of_seller;
      alter table settlement.entries
        drop constraint entries_kind, add constraint entries_kind check (kind in ('sale', 'reversal')),
        drop constraint entries_net, add constraint entries_net check (net_amount = case kind when 'sale' then receives_amount + delivery_amount - in_hand_amount else -(receives_amount + delivery_amount) end),
        drop constraint entries_about, drop column payout_id, alter column order_code set not null;
      drop table settlement.payouts, settlement.payout_batches, settlement.payout_rules;
    `);
  }
}

const RULES = `
  create table settlement.payout_rules (
    id                uuid constraint payout_rules_pk primary key,
    weekday           int not null constraint payout_rules_weekday check (weekday between 1 and 7),
    minimum_amount    bigint not null constraint payout_rules_minimum check (minimum_amount > 0),
    preparer_approves boolean not null default true,
    valid_from        date not null,
    note              text,
    announced_by      text not null,
    confirmed_by      text constraint payout_rules_two_people check (confirmed_by <> announced_by),
    announced_at      timestamptz not null
  );
  create trigger payout_rules_append_only before update or delete or truncate on settlement.payout_rules for each statement execute function settlement.refuse_change();
  insert into settlement.payout_rules (id, weekday, minimum_amount, valid_from, note, announced_by, announced_at)
  values (gen_random_uuid(), 5, 50000, '2025-07-01', 'Chi trả thứ Sáu hằng tuần, từ 50.000 đ', 'system', timestamptz '2025-06-10 00:00:00+07');
`;

const PAYOUTS = `
  create table settlement.payout_batches (
    id                uuid constraint payout_batches_pk primary key,
    due_on            date not null,
    state             text not null default 'prepared' constraint payout_batches_state check (state in ('prepared', 'first_approved', 'approved', 'filed', 'cancelled')),
    prepared_by       text not null,
    prepared_at       timestamptz not null,
    preparer_approves boolean not null,
    first_approved_by text,
    first_approved_at timestamptz,
    approved_by       text,
    approved_at       timestamptz,
    filed_by          text,
    filed_at          timestamptz,
    cancelled_by      text,
    cancelled_at      timestamptz,
    reason            text,
    constraint payout_batches_two_people check (approved_by <> first_approved_by),
    constraint payout_batches_not_the_preparer check (preparer_approves or (first_approved_by is distinct from prepared_by and approved_by is distinct from prepared_by)),
    constraint payout_batches_approved check (state not in ('approved', 'filed') or (first_approved_by is not null and approved_by is not null))
  );

  create table settlement.payouts (
    id           uuid constraint payouts_pk primary key,
    -- Stands in the memo of the transfer.
    code         text not null constraint payouts_code_unique unique,
    batch_id     uuid not null constraint payouts_batch_fk references settlement.payout_batches,
    seller_id    uuid not null,
    amount       bigint not null constraint payouts_amount_positive check (amount > 0),
    bank_bin     text not null,
    account_end  text not null,
    -- By which the account is known again without its number.
    account_mark text not null,
    holder       text not null,
    state        text not null default 'waiting' constraint payouts_state check (state in ('waiting', 'sent', 'settled', 'returned', 'dropped')),
    reference    text,
    settled_by   text,
    settled_at   timestamptz,
    returned_by  text,
    returned_at  timestamptz,
    reason       text,
    constraint payouts_once_in_batch unique (batch_id, seller_id),
    constraint payouts_settled check (state <> 'settled' or (settled_at is not null and reference is not null)),
    constraint payouts_returned check (state not in ('returned', 'dropped') or (returned_at is not null and reason is not null))
  );
  create index payouts_of_seller on settlement.payouts (seller_id, id desc);
`;

const ENTRIES = `
  alter table settlement.entries
    alter column order_code drop not null,
    add column payout_id uuid,
    drop constraint entries_kind, add constraint entries_kind check (kind in ('sale', 'reversal', 'payout', 'payout_return')),
    add constraint entries_about check ((order_code is null) = (kind in ('payout', 'payout_return')) and (payout_id is null) = (order_code is not null)),
    drop constraint entries_net, add constraint entries_net check (case kind
      when 'sale' then net_amount = receives_amount + delivery_amount - in_hand_amount
      when 'reversal' then net_amount = -(receives_amount + delivery_amount)
      when 'payout' then net_amount < 0 and items_amount = 0 and delivery_amount = 0
      else net_amount > 0 and items_amount = 0 and delivery_amount = 0 end);
  create index entries_of_seller_net on settlement.entries (seller_id, occurred_at) include (net_amount);
  create unique index entries_one_return on settlement.entries (payout_id) where kind = 'payout_return';
  create index entries_payouts_of_seller on settlement.entries (seller_id, id) where kind = 'payout';
  create unique index entries_one_payout on settlement.entries (payout_id) where kind = 'payout';
`;
