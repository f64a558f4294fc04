import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the indicators count beyond the shelf, and since when each fact is known, so that a past answer can be given again. */
export class IndicatorFacts1810020000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(KNOWN);
    await db.query(SHELF);
    await db.query(ORDERS);
    await db.query(ELSEWHERE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table insight.external_checks, insight.external_listings, insight.floors, insight.order_refunds, insight.order_lines, insight.shelf_spans, insight.certificate_versions;
      drop function insight.refresh_shelf(uuid[]);
      drop function insight.refuse_change();
      drop index insight.orders_of_seller;
      alter table insight.orders drop column delivered_known_at, drop column paid_known_at;
      alter table insight.stock_runs drop column known_at;
      alter table insight.product_states drop column known_at;
    `);
  }
}

const KNOWN = `
  -- What was known of a certificate from one instant until another; insight.certificates is what is known now.
  create table insight.certificate_versions (
    certificate_id uuid not null,
    event_id       uuid not null,
    known_at       timestamptz(3) not null,
    -- null while nothing newer is known
    superseded_at  timestamptz(3),
    number         text not null,
    stars          smallint not null,
    product_set    text not null,
    product_name   text not null,
    producer_kind  text not null,
    holder         text not null,
    commune_code   text not null,
    issued_on      date not null,
    expires_on     date not null,
    renewal_lodged_on date,
    revoked_on     date,
    product_id     uuid,
    constraint certificate_versions_pk primary key (certificate_id, event_id),
    constraint certificate_versions_time_runs_forward check (superseded_at is null or superseded_at >= known_at)
  );
  create index certificate_versions_of_commune on insight.certificate_versions (commune_code);
  create index certificate_versions_newest on insight.certificate_versions (certificate_id) where superseded_at is null;
  create index certificate_versions_of_product on insight.certificate_versions (product_id) where product_id is not null;
  insert into insight.certificate_versions
  select certificate_id, event_id, now(), null, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, renewal_lodged_on, revoked_on, product_id
  from insight.certificates;

  alter table insight.product_states add column known_at timestamptz(3);
  update insight.product_states set known_at = since;
  alter table insight.product_states alter column known_at set not null;

  alter table insight.stock_runs add column known_at timestamptz(3);
  update insight.stock_runs set known_at = since;
  alter table insight.stock_runs alter column known_at set not null;
`;

const SHELF = `
  -- From when until when a product was on offer here: public, priced and a pack of it in stock. Made of product_states and stock_runs.
  create table insight.shelf_spans (
    product_id uuid not null,
    since      timestamptz(3) not null,
    until      timestamptz(3),
    constraint shelf_spans_pk primary key (product_id, since)
  );

  create function insight.refresh_shelf(products uuid[]) returns void language sql as $$
    delete from insight.shelf_spans where product_id = any(products);
    insert into insight.shelf_spans (product_id, since, until)
    with packs as (
      select distinct s.product_id, pack.variant_id from insight.product_states s cross join unnest(s.variant_ids) as pack (variant_id) where s.product_id = any(products)),
    moments as (
      select product_id, since as at from insight.product_states where product_id = any(products)
      union select p.product_id, r.since from packs p join insight.stock_runs r using (variant_id)),
    judged as (
      select m.product_id, m.at, coalesce(s.public and s.priced and coalesce(stock.some_pack, s.available > 0), false) as offered
      from moments m
      left join lateral (
        select s.* from insight.product_states s where s.product_id = m.product_id and s.since <= m.at order by s.since desc, s.event_id desc limit 1) s on true
      left join lateral (
        select bool_or(last.in_stock) as some_pack from unnest(s.variant_ids) as pack (variant_id)
        cross join lateral (
          select r.in_stock from insight.stock_runs r where r.variant_id = pack.variant_id and r.since <= m.at order by r.first_version desc limit 1) last) stock on true),
    turns as (select *, lag(offered) over (partition by product_id order by at) as before from judged),
    kept as (select *, lead(at) over (partition by product_id order by at) as until from turns where offered is distinct from before)
    select product_id, at, until from kept where offered;
  $$;
  select insight.refresh_shelf(array(select distinct product_id from insight.product_states));
`;

const ORDERS = `
  alter table insight.orders add column delivered_known_at timestamptz(3), add column paid_known_at timestamptz(3);
  update insight.orders set delivered_known_at = delivered_at, paid_known_at = paid_at;
  create index orders_of_seller on insight.orders (seller_id, delivered_at) where delivered_at is not null;

  -- The goods of an order in the shop on the web, one row for each product; delivered_at is null until it was delivered, the amount where it was never told.
  create table insight.order_lines (
    order_code   text not null,
    product_id   uuid not null,
    items_amount bigint constraint order_lines_amount_not_negative check (items_amount >= 0),
    quantity     int,
    delivered_at timestamptz(3),
    known_at     timestamptz(3),
    constraint order_lines_pk primary key (order_code, product_id),
    constraint order_lines_delivery_known check ((delivered_at is null) = (known_at is null))
  );
  create index order_lines_of_product on insight.order_lines (product_id, delivered_at) where delivered_at is not null;
  insert into insight.order_lines (order_code, product_id, delivered_at, known_at)
  select distinct o.order_code, product.id, o.delivered_at, o.delivered_known_at from insight.orders o cross join unnest(o.product_ids) as product (id) where o.delivered_at is not null and o.channel = 'shop';

  -- Money that went back for an order, of the goods' price and of the delivery fee.
  create table insight.order_refunds (
    refund_id       uuid not null,
    order_code      text not null,
    items_amount    bigint not null,
    delivery_amount bigint not null,
    known_at        timestamptz(3) not null,
    constraint order_refunds_pk primary key (order_code, refund_id)
  );
`;

const ELSEWHERE = `
  create or replace function insight.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'insight.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
  end $$;

  -- E-commerce floors and the hosts of their addresses; rows, since floors come and go.
  create table insight.floors (
    floor_code text constraint floors_pk primary key,
    name       text not null,
    -- a listing's address lies on one of them or below it; none: this market itself
    hosts      text[] not null,
    valid_from date not null,
    valid_to   date,
    position   int not null
  );
  insert into insight.floors (floor_code, name, hosts, valid_from, position) values
    ('cho-phien', 'Chợ Phiên', '{}', '2025-01-01', 0),
    ('postmart', 'Postmart', '{postmart.vn,buudien.vn}', '2025-01-01', 1),
    ('voso', 'Voso', '{voso.vn}', '2025-01-01', 2),
    ('shopee', 'Shopee', '{shopee.vn,shp.ee}', '2025-01-01', 3),
    ('tiktok-shop', 'TikTok Shop', '{tiktok.com}', '2025-01-01', 4),
    ('lazada', 'Lazada', '{lazada.vn}', '2025-01-01', 5),
    ('sendo', 'Sendo', '{sendo.vn}', '2025-01-01', 6);

  -- That a certified product is offered at an address of another floor, as a person declared.
  create table insight.external_listings (
    listing_id     uuid constraint external_listings_pk primary key,
    certificate_id uuid not null,
    floor_code     text not null constraint external_listings_floor_fk references insight.floors,
    url            text not null,
    declared_by    uuid not null,
    recorded_at    timestamptz(3) not null,
    constraint external_listings_once unique (certificate_id, url)
  );
  create trigger external_listings_append_only before update or delete or truncate on insight.external_listings for each statement execute function insight.refuse_change();

  -- What a person found at the address on a day. Grade A: proof of a sale or the floor's own word; B: somebody opened the address; C: declared only.
  create table insight.external_checks (
    check_id    uuid constraint external_checks_pk primary key,
    listing_id  uuid not null constraint external_checks_listing_fk references insight.external_listings,
    checked_on  date not null,
    found       text not null constraint external_checks_found check (found in ('present', 'absent', 'unclear')),
    grade       text not null constraint external_checks_grade check (grade in ('A', 'B', 'C')),
    screenshot_sha256 text constraint external_checks_screenshot check (screenshot_sha256 ~ '^[0-9a-f]{64}$'),
    note        text,
    checked_by  uuid not null,
    recorded_at timestamptz(3) not null
  );
  create index external_checks_of_listing on insight.external_checks (listing_id, checked_on desc, check_id desc);
  create trigger external_checks_append_only before update or delete or truncate on insight.external_checks for each statement execute function insight.refuse_change();
`;
