import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers for the re-assessment of an OCOP certificate, made from what the market saw of its goods. */
export class EvidencePacks1810010002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ordering.evidence_packs (
        id                 uuid constraint evidence_packs_pk primary key,
        seller_id          uuid not null,
        certificate_number text not null,
        -- what the seller typed
        typed              jsonb not null,
        state              text not null default 'waiting',
        pdf                bytea,
        zip                bytea,
        asked_at           timestamptz not null,
        made_at            timestamptz,
        constraint evidence_packs_state_known check (state in ('waiting', 'ready')),
        constraint evidence_packs_whole check ((state = 'ready') = (pdf is not null and zip is not null and made_at is not null))
      );
      create index evidence_packs_waiting on ordering.evidence_packs (asked_at) where state = 'waiting';
      create index evidence_packs_of_seller on ordering.evidence_packs (seller_id, certificate_number, asked_at desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table ordering.evidence_packs');
  }
}
