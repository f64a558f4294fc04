import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a claim was to be closed, when it was, and since when both are known (I11). */
export class ClaimsClosed1820020000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table insight.claims
        -- where its seller was at the sale
        add column commune_code text,
        -- null: no limit was published when it was opened, or there is nothing to close
        add column close_by timestamptz(3),
        add column limit_known_at timestamptz(3),
        add column closed_at timestamptz(3),
        add column closed_known_at timestamptz(3),
        add constraint claims_limit_is_whole check ((close_by is null) = (limit_known_at is null) and (close_by is null or commune_code is not null)),
        add constraint claims_end_is_whole check ((closed_at is null) = (closed_known_at is null));
      create index claims_by_limit on insight.claims (close_by) where close_by is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index insight.claims_by_limit;
      alter table insight.claims drop constraint claims_limit_is_whole, drop constraint claims_end_is_whole,
        drop column commune_code, drop column close_by, drop column limit_known_at, drop column closed_at, drop column closed_known_at;
    `);
  }
}
