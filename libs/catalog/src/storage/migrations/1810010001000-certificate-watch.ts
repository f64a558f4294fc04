import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows from the register by itself: words to those whose certificate ends, and star claims that a person looks at. */
export class CertificateWatch1810010001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- told once for each threshold of each life
      create table catalog.ending_notices (
        certificate_id uuid not null constraint ending_notices_certificate_fk references catalog.certificates,
        expires_on     date not null,
        days           smallint not null,
        at             timestamptz not null,
        constraint ending_notices_pk primary key (certificate_id, expires_on, days),
        constraint ending_notices_days_known check (days in (180, 90, 30))
      );
      create trigger ending_notices_append_only before update or delete or truncate on catalog.ending_notices for each statement execute function catalog.refuse_change();

      -- what was last looked at of a product: its texts, and the stars of its certificate in force
      create table catalog.star_claim_scans (
        product_id uuid constraint star_claim_scans_pk primary key constraint star_claim_scans_product_fk references catalog.products,
        version    int not null,
        stars      smallint,
        text_hash  text not null,
        found      boolean not null
      );

      create table catalog.star_claims (
        id         uuid constraint star_claims_pk primary key,
        product_id uuid not null constraint star_claims_product_fk references catalog.products,
        text_hash  text not null,
        -- [{field, phrase, stars}]
        claims     jsonb not null,
        found_at   timestamptz not null,
        state      text not null default 'waiting',
        decided_by text,
        decided_at timestamptz,
        reason     text,
        constraint star_claims_text_once unique (product_id, text_hash),
        constraint star_claims_state_known check (state in ('waiting', 'false_claim', 'allowed_wording', 'certificate_due')),
        constraint star_claims_decided_whole check ((state = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null))
      );
      create index star_claims_by_state on catalog.star_claims (state, found_at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table catalog.star_claims, catalog.star_claim_scans, catalog.ending_notices');
  }
}
