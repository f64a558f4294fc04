import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One bank transfer is the evidence of one refund, however its reference was typed in. */
export class EvidenceOnce1790700001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.refund_transfers_evidence_once;
      create unique index refund_transfers_evidence_once on payments.refund_transfers (upper(regexp_replace(reference, '[^[:alnum:]]', '', 'g'))) where state in ('proposed', 'confirmed');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.refund_transfers_evidence_once;
      create unique index refund_transfers_evidence_once on payments.refund_transfers (reference) where state in ('proposed', 'confirmed');
    `);
  }
}
