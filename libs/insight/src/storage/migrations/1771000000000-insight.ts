import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What officers must know, a projection of certificates, of what stood on the shelves when, and of delivered and paid orders. */
export class Insight1771000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema insight;

      create table insight.certificates (
        certificate_id uuid constraint certificates_pk primary key,
        event_id       uuid not null,
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
        -- null while no product of the market is known to be the one certified
        product_id     uuid,
        demo           boolean not null
      );
      create index certificates_of_commune on insight.certificates (commune_code, number, certificate_id);

      -- One row for each state of a product, so that every past day can be answered.
      create table insight.product_states (
        product_id  uuid not null,
        since       timestamptz(3) not null,
        event_id    uuid not null,
        slug        text not null,
        public      boolean not null,
        priced      boolean not null,
        available   int not null,
        variant_ids uuid[] not null,
        constraint product_states_pk primary key (product_id, since, event_id)
      );

      -- Runs of stock versions of a pack during which it could, or could not, be bought.
      create table insight.stock_runs (
        variant_id    uuid not null,
        first_version int not null,
        last_version  int not null,
        since         timestamptz(3) not null,
        in_stock      boolean not null,
        constraint stock_runs_pk primary key (variant_id, first_version),
        constraint stock_runs_forward check (first_version <= last_version)
      );

      create table insight.orders (
        order_code          text constraint orders_pk primary key,
        seller_id           uuid not null,
        -- null until it was delivered
        seller_commune_code text,
        buyer_province_code text,
        total_amount        bigint,
        delivered_at        timestamptz(3),
        product_ids         uuid[],
        -- null until it was paid
        paid_amount         bigint,
        paid_at             timestamptz(3),
        tender              text,
        constraint orders_amounts_not_negative check (total_amount >= 0 and paid_amount >= 0),
        constraint orders_paid_whole check ((paid_at is null) = (paid_amount is null) and (paid_at is null) = (tender is null))
      );
      create index orders_delivered on insight.orders (seller_commune_code, delivered_at, order_code) where delivered_at is not null;

      create table insight.sellers (
        seller_id uuid constraint sellers_pk primary key,
        event_id  uuid not null,
        name      text not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema insight cascade');
  }
}
