import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_PAYOUT = `'line_came_back', 'line_written_off', 'taken_from_seller'`;

/** Whatever becomes of money that left the bank beside a payout names that payout; what was cleared before names it only where it was taken from a seller. */
export class ClearingsOfPayouts1820095001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table settlement.clearings drop constraint clearings_of_payout,
      add constraint clearings_of_payout check (case when payout_id is null then what <> 'taken_from_seller' else what in (${OF_PAYOUT}) end)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update settlement.clearings set payout_id = null where what <> 'taken_from_seller'`);
    await db.query(`alter table settlement.clearings drop constraint clearings_of_payout, add constraint clearings_of_payout check ((payout_id is not null) = (what = 'taken_from_seller'))`);
  }
}
