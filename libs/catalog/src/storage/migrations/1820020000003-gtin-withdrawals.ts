import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A GTIN that was claimed or verified by mistake is taken back; what was said and looked at before stays. */
export class GtinWithdrawals1820020000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table catalog.gtins
        add column withdrawn_by text,
        add column withdrawn_at timestamptz,
        add column withdrawn_reason text,
        drop constraint gtins_state_known,
        drop constraint gtins_decided_whole,
        add constraint gtins_state_known check (state in ('claimed', 'verified', 'refused', 'withdrawn')),
        add constraint gtins_decided_whole check ((decided_at is null) = (decided_by is null) and case state when 'claimed' then decided_at is null when 'withdrawn' then true else decided_at is not null end),
        add constraint gtins_withdrawn_whole check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null));
      drop index catalog.gtins_claimed_once;
      create unique index gtins_claimed_once on catalog.gtins (product_id, gtin) where state in ('claimed', 'verified');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update catalog.gtins set state = 'refused', reason = coalesce(reason, withdrawn_reason), decided_by = coalesce(decided_by, withdrawn_by), decided_at = coalesce(decided_at, withdrawn_at) where state = 'withdrawn';
      drop index catalog.gtins_claimed_once;
      create unique index gtins_claimed_once on catalog.gtins (product_id, gtin) where state <> 'refused';
      alter table catalog.gtins drop constraint gtins_withdrawn_whole, drop constraint gtins_decided_whole, drop constraint gtins_state_known,
        add constraint gtins_state_known check (state in ('claimed', 'verified', 'refused')),
        add constraint gtins_decided_whole check ((state = 'claimed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
        drop column withdrawn_by, drop column withdrawn_at, drop column withdrawn_reason;
    `);
  }
}
