import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the holder's legal representative is a woman, or of an ethnic minority (criterion 3.2 of QĐ 26/2026/QĐ-TTg): yes, no, or not told. */
export class CertificateLeaders1850000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table catalog.certificates
        add column led_by_woman text constraint certificates_led_by_woman check (led_by_woman in ('yes', 'no')),
        add column led_by_minority text constraint certificates_led_by_minority check (led_by_minority in ('yes', 'no'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table catalog.certificates drop column led_by_woman, drop column led_by_minority');
  }
}
