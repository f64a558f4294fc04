import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of a money setting is proposed by one person and confirmed by another; only then does its dated row stand. */
export class SettingProposals1800900001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.rates
        add column confirmed_by text constraint rates_two_people check (confirmed_by <> announced_by),
        -- Withheld from households and individuals alone: Luật Quản lý thuế 108/2025/QH15, NĐ 68/2026/NĐ-CP, Art. 11.
        add constraint rates_tax_kinds check (kind not in ('tax_vat', 'tax_pit') or (seller_kind is not null and seller_kind in ('household', 'registered_household')));

      create table settlement.setting_proposals (
        id          uuid constraint setting_proposals_pk primary key,
        setting     text not null constraint setting_proposals_setting check (setting in ('rate', 'payout_rule')),
        body        jsonb not null,
        state       text not null default 'proposed' constraint setting_proposals_state check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by text not null,
        proposed_at timestamptz not null,
        decided_by  text,
        decided_at  timestamptz,
        -- The row it became.
        became_id   uuid,
        constraint setting_proposals_two_people check (state <> 'confirmed' or decided_by <> proposed_by),
        constraint setting_proposals_decided check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint setting_proposals_became check ((state = 'confirmed') = (became_id is not null))
      );
      create index setting_proposals_open on settlement.setting_proposals (id) where state = 'proposed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table settlement.setting_proposals;
      alter table settlement.rates drop constraint rates_tax_kinds, drop column confirmed_by;
    `);
  }
}
