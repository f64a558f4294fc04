import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A claim says in words what is wrong: the id of a photo led nowhere. */
export class ClaimsInWords1820085000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table ordering.claims drop column photo_id'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table ordering.claims add column photo_id uuid'); }
}
