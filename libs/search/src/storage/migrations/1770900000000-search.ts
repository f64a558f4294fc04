import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods as they are found: a projection of what catalog, inventory and sellers have told. */
export class Search1770900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema search;

      create table search.listings (
        product_id   uuid constraint listings_pk primary key,
        -- the state shown: the newest by these two
        since        timestamptz(3) not null,
        event_id     uuid not null,
        -- the event's payload, to project again when the seller's name changes
        snapshot     jsonb not null,
        public       boolean not null,
        listed_at    timestamptz(3) not null,
        slug         text not null,
        name         text collate "vi-x-icu" not null,
        set_code     text not null,
        set_name_vi  text not null,
        set_name_en  text not null,
        seller_id    uuid not null,
        seller_slug  text not null,
        seller_name  text not null,
        commune_code text not null,
        province_code text not null,
        province_name text not null,
        price_amount bigint not null,
        available    int not null default 0,
        stars        smallint,
        issued_on    date,
        expires_on   date,
        renewal_lodged_on date,
        revoked_on   date,
        -- what a card shows besides: area, picture, unit, price per kg, certificate number
        card         jsonb not null,
        -- words of the name between single spaces, a space at both ends
        marked       text not null,
        folded       text not null,
        marked_words text[] not null,
        name_words   tsvector not null,
        -- words of name, seller, commune and set
        near_words   tsvector not null,
        -- those and the words of the description
        all_words    tsvector not null,
        constraint listings_price_not_negative check (price_amount >= 0)
      );
      create index listings_words on search.listings using gin (all_words) where public;
      create index listings_letters on search.listings using gin (folded public.gin_trgm_ops) where public;
      create index listings_of_seller on search.listings (seller_id);

      create table search.variants (
        variant_id    uuid constraint variants_pk primary key,
        product_id    uuid not null,
        offered       boolean not null,
        price_amount  bigint,
        available     int,
        stock_version int not null default 0
      );
      create index variants_of_product on search.variants (product_id);

      create table search.sellers (
        seller_id uuid constraint sellers_pk primary key,
        event_id  uuid not null,
        slug      text not null,
        name      text not null,
        folded    text not null,
        open      boolean not null
      );

      -- Names that resemble a query with a slip of the finger. A function because the threshold of the
      -- indexable operator is a setting, and 0.6, its default, misses a wrong letter in a short word.
      create function search.resembling(query text) returns table (product_id uuid, closeness real) language sql stable
        set pg_trgm.word_similarity_threshold = 0.35
      as $$
        select l.product_id, (public.word_similarity(query, l.folded) + public.similarity(query, l.folded)) / 2
        from search.listings l where l.public and query operator(public.<%) l.folded
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema search cascade');
  }
}
