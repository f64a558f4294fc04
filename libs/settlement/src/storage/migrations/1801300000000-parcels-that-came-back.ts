import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paid parcel came back without having arrived: what was not refunded of it is its seller's. */
export class ParcelsThatCameBack1801300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table settlement.sale_progress add column came_back_at timestamptz'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table settlement.sale_progress drop column came_back_at'); }
}
