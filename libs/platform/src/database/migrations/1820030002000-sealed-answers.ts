import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers hold access tokens, names and addresses: from now on they are kept sealed. Those in clear are gone within a day. */
export class SealedAnswers1820030002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> { await db.query('alter table platform.idempotency_keys add column answer_sealed bytea'); }

  async down(db: QueryRunner): Promise<void> { await db.query('alter table platform.idempotency_keys drop column answer_sealed'); }
}
