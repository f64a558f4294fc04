import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of a register keep what their cells said, so that those that are wrong can be handed back to be mended; of rows taken before, nothing is known. */
export class FaultyRows1840040000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table catalog.certificate_import_rows add column cells jsonb');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table catalog.certificate_import_rows drop column cells');
  }
}
