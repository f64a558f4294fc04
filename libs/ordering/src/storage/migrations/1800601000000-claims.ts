import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What buyers ask for after the sale: cancel, return, exchange, claim, with lines, states and history of their own. */
export class Claims1800601000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(RULES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from ordering.rules where code in ('claim_within_days', 'claim_answer_days', 'claim_dispute_days', 'claim_replace_days');
      alter table ordering.refunds drop constraint refunds_claim_fk;
      drop table ordering.claim_events, ordering.claim_lines, ordering.claims;
    `);
  }
}

const TABLES = `
  create table ordering.claims (
    id         uuid constraint claims_pk primary key,
    order_code text not null constraint claims_order_fk references ordering.orders,
    group_code text not null,
    seller_id  uuid not null,
    kind       text not null constraint claims_kind check (kind in ('cancel', 'return', 'exchange', 'claim')),
    reason     text not null constraint claims_reason check (reason in
               ('changed_mind', 'too_slow', 'damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived', 'other')),
    note       text,
    -- a photo that shows what is wrong
    photo_id   uuid,
    state      text not null constraint claims_state check (state in
               ('opened', 'declined', 'disputed', 'refunding', 'replacing', 'settled', 'rejected', 'withdrawn', 'closed')),
    -- until when somebody should have said something; null: nobody has to
    due_at     timestamptz,
    opened_at  timestamptz(3) not null
  );
  create unique index claims_one_awaited on ordering.claims (order_code) where state in ('opened', 'declined', 'disputed', 'replacing');
  create index claims_of_order on ordering.claims (order_code, opened_at);
  create index claims_of_group on ordering.claims (group_code, opened_at);
  create index claims_of_seller on ordering.claims (seller_id, opened_at desc, id desc);
  create index claims_by_state on ordering.claims (state, opened_at desc, id desc);
  create index claims_due on ordering.claims (due_at) where due_at is not null;

  create table ordering.claim_lines (
    claim_id   uuid not null constraint claim_lines_claim_fk references ordering.claims,
    variant_id uuid not null,
    quantity   int not null constraint claim_lines_quantity check (quantity > 0),
    constraint claim_lines_pk primary key (claim_id, variant_id)
  );

  -- Who said what and when; written with the change itself.
  create table ordering.claim_events (
    id       bigint generated always as identity constraint claim_events_pk primary key,
    claim_id uuid not null constraint claim_events_claim_fk references ordering.claims,
    state    text not null,
    party    text not null constraint claim_events_party check (party in ('buyer', 'seller', 'operator', 'deadline')),
    actor    text not null,
    note     text,
    at       timestamptz not null
  );
  create index claim_events_of_claim on ordering.claim_events (claim_id, id);

  alter table ordering.refunds add constraint refunds_claim_fk foreign key (claim_id) references ordering.claims;
`;

const RULES = `
  insert into ordering.rules (code, value, valid_from, note) values
    ('claim_within_days', 7, '2025-07-01', 'A buyer may claim for so many days after the parcel arrived.'),
    ('claim_answer_days', 3, '2025-07-01', 'A seller answers a claim within so many days; after that the market decides.'),
    ('claim_dispute_days', 5, '2025-07-01', 'A buyer may disagree with a seller''s no for so many days; after that the claim is closed.'),
    ('claim_replace_days', 7, '2025-07-01', 'A seller who promised goods in place of others sends them within so many days; after that the market decides.');
`;
