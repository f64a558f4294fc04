import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What carriers and gateways hold for the market, and their statements of what they pay out. */
export class Remittances1801100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(CARRIERS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table payments.remittance_rows, payments.remittances, payments.carriers;
      alter table payments.receipts drop column carrier, drop column tracking_number;
      delete from payments.line_decisions where decision = 'remitted';
      alter table payments.line_decisions drop constraint line_decisions_decision,
        add constraint line_decisions_decision check (decision in ('assigned', 'dismissed', 'returned'));
    `);
  }
}

const TABLES = `
  -- Carriers that collect for the market by contract; what any other one collects stays with the seller.
  create table payments.carriers (
    code       text not null,
    name       text not null,
    -- Words by which sellers write it down, lower case, without spaces and marks.
    words      text[] not null,
    valid_from date not null,
    valid_to   date,
    note       text,
    constraint carriers_pk primary key (code, valid_from)
  );

  alter table payments.receipts add column carrier text, add column tracking_number text;
  create index receipts_of_carrier on payments.receipts (carrier, tracking_number) where carrier is not null;
  create index receipts_by_reference on payments.receipts (reference);

  create table payments.remittances (
    id              uuid constraint remittances_pk primary key,
    party           text not null,
    file_name       text not null,
    sha256          text not null,
    known_amount    bigint not null,
    unknown_amount  bigint not null,
    fee_amount      bigint not null,
    net_amount      bigint not null,
    taken_by        text not null,
    taken_at        timestamptz not null,
    paid_receipt_id uuid constraint remittances_receipt_fk references payments.receipts constraint remittances_one_line unique,
    paid_by         text,
    paid_at         timestamptz,
    constraint remittances_file_once unique (party, sha256),
    constraint remittances_adds_up check (known_amount + unknown_amount = net_amount + fee_amount)
  );

  create table payments.remittance_rows (
    remittance_id    uuid not null constraint remittance_rows_remittance_fk references payments.remittances,
    row_no           int not null,
    reference        text not null,
    collected_amount bigint not null,
    fee_amount       bigint not null,
    state            text not null constraint remittance_rows_state check (state in ('matched', 'under', 'over', 'doubled', 'unmatched', 'ignored')),
    receipt_id       uuid constraint remittance_rows_receipt_fk references payments.receipts,
    constraint remittance_rows_pk primary key (remittance_id, row_no)
  );
  -- A payment is paid out once.
  create unique index remittance_rows_once on payments.remittance_rows (receipt_id) where state in ('matched', 'under', 'over');

  alter table payments.line_decisions drop constraint line_decisions_decision,
    add constraint line_decisions_decision check (decision in ('assigned', 'dismissed', 'returned', 'remitted'));
`;

const CARRIERS = `
  insert into payments.carriers (code, name, words, valid_from, note) values
    ('viettel_post', 'Viettel Post', array['viettelpost', 'viettel', 'vtp'], '2025-07-01', 'Illustrative; replace by the market''s contracts.'),
    ('vnpost', 'Bưu điện Việt Nam', array['vnpost', 'buudien', 'buudienvietnam', 'vietnampost', 'ems'], '2025-07-01', 'Illustrative; replace by the market''s contracts.'),
    ('ghn', 'Giao Hàng Nhanh', array['ghn', 'giaohangnhanh'], '2025-07-01', 'Illustrative; replace by the market''s contracts.');
`;
