import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took a list with people's identity numbers out of the market, when, and of which time. */
export class TaxReadings1810050002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table settlement.tax_readings (
        id      uuid constraint tax_readings_pk primary key,
        period  text not null,
        format  text not null constraint tax_readings_format check (format in ('csv', 'xlsx')),
        sellers int not null,
        read_by text not null,
        read_at timestamptz not null
      );
      create index tax_readings_of_period on settlement.tax_readings (period, id desc);
      create trigger tax_readings_append_only before update or delete or truncate on settlement.tax_readings for each statement execute function settlement.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table settlement.tax_readings');
  }
}
