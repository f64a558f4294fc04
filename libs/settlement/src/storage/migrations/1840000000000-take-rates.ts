import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the market kept of the goods sold in a whole month, worked out of the ledger. */
export class TakeRates1840000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table settlement.take_rates (
        month        text constraint take_rates_pk primary key constraint take_rates_month check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
        goods        bigint not null,
        commission   bigint not null,
        gateway_fee  bigint not null,
        taxes        bigint not null,
        reckoned_at  timestamptz not null
      )`);
  }

  async down(db: QueryRunner): Promise<void> { await db.query('drop table settlement.take_rates'); }
}
