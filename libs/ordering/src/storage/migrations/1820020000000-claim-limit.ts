import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a claim is to be closed: a published limit, frozen with the claim. Claims from before it was published have none. */
export class ClaimLimit1820020000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ordering.claims add column close_by timestamptz(3);
      insert into ordering.rules (code, value, valid_from, note) values
        ('claim_close_days', 15, '2025-07-01', 'A claim is closed within so many days after it was opened, whoever owes the word. The operator''s own published limit: no law sets the number.');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from ordering.rules where code = 'claim_close_days';
      alter table ordering.claims drop column close_by;
    `);
  }
}
