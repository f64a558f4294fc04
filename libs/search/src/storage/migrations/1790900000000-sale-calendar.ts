import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When goods are sold: their season or window, and their shop's holiday. */
export class SaleCalendar1790900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table search.listings
        add column season_months int[],
        add column window_from   date,
        add column window_until  date,
        add column holiday_from  date,
        add column holiday_until date;
      alter table search.sellers add column holiday_from date, add column holiday_until date;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table search.sellers drop column holiday_from, drop column holiday_until;
      alter table search.listings drop column season_months, drop column window_from, drop column window_until, drop column holiday_from, drop column holiday_until;
    `);
  }
}
