import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a certificate's holder is led by a woman, or by somebody of an ethnic minority; null where nobody said, as of all told of before this. */
export class InsightCertificateLeaders1850000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['certificates', 'certificate_versions']) {
      await db.query(`
        alter table insight.${table}
          add column led_by_woman text constraint ${table}_led_by_woman check (led_by_woman in ('yes', 'no')),
          add column led_by_minority text constraint ${table}_led_by_minority check (led_by_minority in ('yes', 'no'))`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['certificates', 'certificate_versions']) await db.query(`alter table insight.${table} drop column led_by_woman, drop column led_by_minority`);
  }
}
