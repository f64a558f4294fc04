import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Products with their variants and pictures, and the certificate register. */
export class Catalog1770400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema catalog;

      -- One row holds all that a card shows, so that a list is one index scan.
      create table catalog.products (
        id            uuid constraint products_pk primary key,
        slug          text not null constraint products_slug_unique unique,
        name          text collate "vi-x-icu" not null,
        description   text not null,
        story         text,
        ingredients   text,
        product_set   text not null,
        is_alcohol    boolean not null,
        status        text not null,
        seller_id     uuid not null,
        seller_slug   text not null,
        seller_name   text not null,
        seller_kind   text not null,
        seller_commune_code text not null,
        seller_open   boolean not null default true,
        -- where it is made
        commune_code  text not null,
        commune_label text not null,
        province_code text not null,
        -- the cheapest variant's
        price_amount      bigint not null,
        unit              text not null,
        unit_price_amount bigint,
        unit_price_per    text,
        -- what inventory last said, over all variants
        available     int not null default 0,
        -- the first picture, as it is sent
        image         json,
        -- the certificate to show on the days from … until
        certificate_id         uuid,
        certificate_number     text,
        certificate_stars      smallint,
        certificate_expires_on date,
        certificate_from       date,
        certificate_until      date,
        created_at    timestamptz(3) not null,
        version       int not null default 1,
        constraint products_status_known check (status in ('draft', 'public', 'hidden')),
        constraint products_price_not_negative check (price_amount >= 0),
        constraint products_unit_price_whole check ((unit_price_amount is null) = (unit_price_per is null)),
        constraint products_available_not_negative check (available >= 0)
      );
      create index products_newest     on catalog.products (created_at desc, id desc) where status = 'public' and seller_open;
      create index products_by_price   on catalog.products (price_amount, id) where status = 'public' and seller_open;
      create index products_by_name    on catalog.products (name, id) where status = 'public' and seller_open;
      create index products_of_set     on catalog.products (product_set, created_at desc, id desc) where status = 'public' and seller_open;
      create index products_of_commune on catalog.products (commune_code, created_at desc, id desc) where status = 'public' and seller_open;
      create index products_of_province on catalog.products (province_code, created_at desc, id desc) where status = 'public' and seller_open;
      create index products_of_shop    on catalog.products (seller_slug, created_at desc, id desc) where status = 'public' and seller_open;
      create index products_of_seller  on catalog.products (seller_id, created_at desc, id desc);

      create table catalog.variants (
        id                    uuid constraint variants_pk primary key,
        product_id            uuid not null constraint variants_product_fk references catalog.products,
        position              smallint not null,
        name                  text not null,
        price_amount          bigint not null,
        unit                  text not null,
        net_weight_grams      int,
        net_volume_ml         int,
        -- of one packed unit; 0 where nothing is sent
        delivery_weight_grams int not null,
        available             int not null default 0,
        stock_version         int not null default 0,
        constraint variants_position_unique unique (product_id, position),
        constraint variants_price_not_negative check (price_amount >= 0),
        constraint variants_net_content_positive check (net_weight_grams > 0 or net_volume_ml > 0 or (net_weight_grams is null and net_volume_ml is null)),
        constraint variants_delivery_weight_not_negative check (delivery_weight_grams >= 0)
      );

      create table catalog.images (
        product_id uuid not null constraint images_product_fk references catalog.products,
        position   smallint not null,
        key        text not null,
        width      int not null,
        height     int not null,
        alt        text not null,
        drawn      boolean not null,
        constraint images_pk primary key (product_id, position)
      );

      create table catalog.certificates (
        id                    uuid constraint certificates_pk primary key,
        number                text not null constraint certificates_number_unique unique,
        stars                 smallint not null,
        decision_number       text not null,
        authority             text not null,
        holder                text not null,
        producer_kind         text not null,
        issued_on             date not null,
        expires_on            date not null,
        renewal_lodged_on     date,
        revoked_on            date,
        -- days on which it is effective, by the rule in kernel/certificate-effectiveness
        effective_from        date not null,
        effective_until       date not null,
        classification_scheme text not null,
        product_set           text not null,
        commune_code          text not null,
        product_id            uuid constraint certificates_product_fk references catalog.products,
        product_name          text not null,
        demo                  boolean not null,
        constraint certificates_stars_known check (stars between 3 and 5),
        constraint certificates_scheme_known check (classification_scheme in ('QD148', 'QD26')),
        constraint certificates_expire_after_issue check (expires_on > issued_on)
      );
      create index certificates_of_product on catalog.certificates (product_id, effective_until desc);
      create index certificates_of_commune on catalog.certificates (commune_code);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema catalog cascade');
  }
}
