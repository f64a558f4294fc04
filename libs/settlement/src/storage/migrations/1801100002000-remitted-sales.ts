import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money taken at a door may be with the carrier: the sale is credited once the carrier has paid it out. */
export class RemittedSales1801100002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.sale_progress
        add column holder text constraint sale_progress_holder check (holder in ('seller', 'carrier', 'market')),
        add column remitted_at timestamptz`);
  }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table settlement.sale_progress drop column holder, drop column remitted_at'); }
}
