import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who opened one seller's certificate of a year is written down as who took a list is. */
export class CertificateReadings1830040000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.tax_readings
        add column seller_id uuid,
        drop constraint tax_readings_format,
        add constraint tax_readings_format check (format in ('csv', 'xlsx', 'certificate')),
        add constraint tax_readings_of_one check ((format = 'certificate') = (seller_id is not null))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.tax_readings
        drop constraint tax_readings_of_one, drop column seller_id, drop constraint tax_readings_format, add constraint tax_readings_format check (format in ('csv', 'xlsx')) not valid`);
  }
}
