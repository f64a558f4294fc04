import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when it is known that a household is helped and where it lives, and what codes a product carries: a past figure is told again as it was (docs/adr/0018). */
export class KnownHelped1850010000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Every word of a consent that was given: the last by its event says where the household lives. Of what was told before this, it counts as known when the consent began.
      create table insight.helped_households (
        seller_id    uuid not null,
        event_id     uuid not null,
        commune_code text not null,
        village      text not null,
        seller_name  text not null,
        known_at     timestamptz(3) not null,
        constraint helped_households_pk primary key (seller_id, event_id)
      );
      insert into insight.helped_households select seller_id, event_id, commune_code, village, seller_name, starts_at from insight.consents where state <> 'pending' on conflict do nothing;

      alter table insight.product_codes add column known_at timestamptz(3);
      update insight.product_codes set known_at = since;
      alter table insight.product_codes alter column known_at set not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table insight.product_codes drop column known_at; drop table insight.helped_households');
  }
}
