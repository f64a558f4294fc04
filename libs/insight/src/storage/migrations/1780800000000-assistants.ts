import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What assistants have to do today, what operators should look at, and where a sale was made. */
export class Assistants1780800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.orders add column channel text not null default 'shop' constraint orders_channel check (channel in ('shop', 'stall'));

      create table insight.consents (
        consent_id   uuid constraint consents_pk primary key,
        event_id     uuid not null,
        seller_id    uuid not null,
        assistant_id uuid not null,
        seller_name  text not null,
        seller_phone text,
        commune_code text not null,
        scopes       text[] not null,
        starts_at    timestamptz(3) not null,
        until        timestamptz(3) not null,
        state        text not null
      );
      create index consents_live on insight.consents (assistant_id, seller_id) where state = 'live';
      create index consents_of_seller on insight.consents (seller_id, starts_at);

      -- From the moment an order may be packed until it is accepted, turned down or called off.
      create table insight.waiting_orders (
        order_code  text constraint waiting_orders_pk primary key,
        seller_id   uuid not null,
        accept_by   timestamptz(3),
        answered_at timestamptz(3)
      );
      create index waiting_orders_open on insight.waiting_orders (seller_id, accept_by) where answered_at is null;

      -- The newest version of a listing as its seller has it.
      create table insight.listings (
        product_id   uuid constraint listings_pk primary key,
        event_id     uuid not null,
        seller_id    uuid not null,
        name         text not null,
        state        text not null,
        written_by   text,
        confirmed_at timestamptz(3),
        at           timestamptz(3) not null
      );
      create index listings_open on insight.listings (seller_id, at) where state in ('draft', 'changes_asked');

      create table insight.shop_goods (
        product_id uuid constraint shop_goods_pk primary key,
        event_id   uuid not null,
        seller_id  uuid not null,
        name       text not null,
        public     boolean not null,
        price_amount bigint not null,
        since      timestamptz(3) not null
      );
      create index shop_goods_of_seller on insight.shop_goods (seller_id) where public;

      create table insight.stock_news (
        product_id uuid constraint stock_news_pk primary key,
        at         timestamptz(3) not null
      );
      create index certificates_of_product on insight.certificates (product_id, expires_on) where product_id is not null;

      create table insight.price_changes (
        event_id   uuid not null,
        product_id uuid not null,
        seller_id  uuid not null,
        before_amount bigint not null,
        after_amount  bigint not null,
        at         timestamptz(3) not null,
        constraint price_changes_pk primary key (product_id, event_id)
      );
      create index price_changes_age on insight.price_changes (at);

      create table insight.bank_changes (
        event_id  uuid constraint bank_changes_pk primary key,
        seller_id uuid not null,
        at        timestamptz(3) not null
      );

      -- Phones as keyed hashes: whether two are the same can be told, whose they are cannot.
      create table insight.seller_phones (
        seller_id  uuid not null,
        phone_hash text not null,
        as_of      timestamptz(3) not null,
        constraint seller_phones_pk primary key (seller_id, phone_hash)
      );
      create index seller_phones_same on insight.seller_phones (phone_hash);

      create table insight.purchases (
        order_code   text constraint purchases_pk primary key,
        seller_id    uuid not null,
        phone_hash   text not null,
        total_amount bigint not null,
        at           timestamptz(3) not null
      );
      create index purchases_age on insight.purchases (at);

      create table insight.assisted_writes (
        id           uuid constraint assisted_writes_pk primary key,
        assistant_id uuid not null,
        seller_id    uuid not null,
        at           timestamptz(3) not null
      );
      create index assisted_writes_of_assistant on insight.assisted_writes (assistant_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index insight.certificates_of_product;
      drop table insight.assisted_writes, insight.purchases, insight.seller_phones, insight.bank_changes, insight.price_changes, insight.stock_news, insight.shop_goods,
        insight.listings, insight.waiting_orders, insight.consents;
      alter table insight.orders drop column channel;
    `);
  }
}
