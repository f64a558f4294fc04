import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dated rates, the terms frozen at each sale, and what was credited or taken back. All but the progress of a sale is append-only. */
export class Settlement1780400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(APPEND_ONLY);
    await db.query(RATES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema settlement cascade');
  }
}

const TABLES = `
  create schema settlement;

  create table settlement.rates (
    id            uuid constraint rates_pk primary key,
    kind          text not null constraint rates_kind check (kind in ('commission', 'gateway_fee', 'tax_vat', 'tax_pit')),
    -- Null: holds for everything.
    product_sets  text[] constraint rates_product_sets check (cardinality(product_sets) > 0),
    seller_kind   text constraint rates_seller_kind check (seller_kind in ('htx', 'tht', 'company', 'farm', 'registered_household', 'household')),
    channel       text constraint rates_channel check (channel in ('shop', 'stall')),
    method        text constraint rates_method check (method in ('vietqr', 'vnpay', 'stripe', 'cod')),
    basis_points  int not null constraint rates_basis_points check (basis_points between 0 and 10000),
    floor_amount  bigint constraint rates_floor check (floor_amount >= 0),
    cap_amount    bigint constraint rates_cap check (cap_amount >= coalesce(floor_amount, 0)),
    borne_by      text not null default 'seller' constraint rates_borne_by check (borne_by in ('market', 'seller')),
    valid_from    date not null,
    valid_to      date constraint rates_forward check (valid_to >= valid_from),
    legal_ref     text,
    status        text not null constraint rates_status check (status in ('confirmed', 'to_be_confirmed')),
    note          text,
    announced_by  text not null,
    announced_at  timestamptz not null,
    constraint rates_tax_on_seller check (kind not in ('tax_vat', 'tax_pit') or (borne_by = 'seller' and legal_ref is not null))
  );

  create table settlement.sale_terms (
    order_code      text constraint sale_terms_pk primary key,
    group_code      text not null,
    seller_id       uuid not null,
    seller_kind     text not null,
    money_route     text not null,
    channel         text not null,
    placed_at       timestamptz not null,
    items_amount    bigint not null,
    delivery_amount bigint not null,
    lines           jsonb not null,
    -- By way of paying: rates used, each deduction in đồng, what the seller receives.
    by_method       jsonb not null,
    event_id        uuid not null
  );

  create table settlement.sale_progress (
    order_code   text constraint sale_progress_pk primary key,
    seller_id    uuid,
    capture_id   uuid,
    method       text,
    tender       text,
    items_amount bigint,
    delivery_amount bigint,
    captured_at  timestamptz,
    delivered_at timestamptz,
    credited_at  timestamptz
  );
  create index sale_progress_waiting on settlement.sale_progress (seller_id) where credited_at is null and captured_at is not null;

  create table settlement.refunds (
    refund_id       uuid not null,
    order_code      text not null,
    items_amount    bigint not null,
    delivery_amount bigint not null,
    at              timestamptz not null,
    constraint refunds_pk primary key (refund_id, order_code)
  );
  create index refunds_of_order on settlement.refunds (order_code, at);

  create table settlement.entries (
    id                 uuid constraint entries_pk primary key,
    kind               text not null constraint entries_kind check (kind in ('sale', 'reversal')),
    -- The ledger's transaction.
    reference          text not null constraint entries_reference_unique unique,
    seller_id          uuid not null,
    order_code         text not null,
    refund_id          uuid,
    items_amount       bigint not null,
    commission_amount  bigint not null,
    gateway_fee_amount bigint not null,
    tax_vat_amount     bigint not null,
    tax_pit_amount     bigint not null,
    receives_amount    bigint not null,
    delivery_amount    bigint not null,
    -- What the seller took with his own hands.
    in_hand_amount     bigint not null,
    -- What it changed of his balance; below zero where it was taken back.
    net_amount         bigint not null,
    occurred_at        timestamptz not null,
    constraint entries_adds_up check (items_amount = receives_amount + commission_amount + gateway_fee_amount + tax_vat_amount + tax_pit_amount),
    constraint entries_net check (net_amount = case kind when 'sale' then receives_amount + delivery_amount - in_hand_amount else -(receives_amount + delivery_amount) end)
  );
  create unique index entries_one_sale on settlement.entries (order_code) where kind = 'sale';
  create index entries_of_seller on settlement.entries (seller_id, occurred_at, id);
`;

const APPEND_ONLY = `
  create function settlement.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'settlement.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
  end $$;
  create trigger rates_append_only before update or delete or truncate on settlement.rates for each statement execute function settlement.refuse_change();
  create trigger sale_terms_append_only before update or delete or truncate on settlement.sale_terms for each statement execute function settlement.refuse_change();
  create trigger entries_append_only before update or delete or truncate on settlement.entries for each statement execute function settlement.refuse_change();
`;

// Taxes withheld from households and individuals: goods 1 % VAT and 0.5 % PIT of residents (NĐ 117/2025/NĐ-CP). Since 2026-07-01
// NĐ 252/2026/NĐ-CP points to the tax laws' own rates, so the same rates stand there until an accountant has confirmed them.
// A face-to-face sale in cash is not collected by the market. The commission is this market's own; gateway fees are borne by it.
const RATES = `
  insert into settlement.rates (id, kind, seller_kind, channel, method, basis_points, cap_amount, borne_by, valid_from, valid_to, legal_ref, status, note, announced_by, announced_at)
  select gen_random_uuid(), kind, seller_kind, channel, method, points, cap, borne_by, valid_from::date, valid_to::date, legal_ref, status, note, 'system', timestamptz '2025-06-10 00:00:00+07'
  from (values
    ('commission', null, null, null, 500, 200000, 'seller', '2025-07-01', null, null, 'confirmed', 'Phí chợ: 5 %, không quá 200.000 đ một đơn'),
    ('commission', null, 'stall', null, 0, null, 'seller', '2025-07-01', null, null, 'confirmed', 'Bán tại quầy: chợ không thu phí'),
    ('gateway_fee', null, null, null, 0, null, 'market', '2025-07-01', null, null, 'confirmed', 'Phí cổng thanh toán do chợ chịu')
  ) as r (kind, seller_kind, channel, method, points, cap, borne_by, valid_from, valid_to, legal_ref, status, note)
  union all
  select gen_random_uuid(), t.kind, s.seller_kind, c.channel, c.method, case when c.channel is null then t.points else 0 end, null, 'seller', p.valid_from::date, p.valid_to::date,
    p.legal_ref, case when c.channel is null then p.status else 'to_be_confirmed' end, case when c.channel is null then null else 'Tiền mặt tại quầy không qua chợ' end, 'system', timestamptz '2025-06-10 00:00:00+07'
  from (values ('tax_vat', 100), ('tax_pit', 50)) as t (kind, points),
    (values ('registered_household'), ('household')) as s (seller_kind),
    (values (null, null), ('stall', 'cod')) as c (channel, method),
    (values ('2025-07-01', '2026-06-30', 'NĐ 117/2025/NĐ-CP', 'confirmed'), ('2026-07-01', null, 'NĐ 252/2026/NĐ-CP, Điều 44–45', 'to_be_confirmed')) as p (valid_from, valid_to, legal_ref, status);
`;
