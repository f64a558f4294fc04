import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who bought, as a keyed hash of the phone: of use only to count persons once, and forgotten with the year before last. */
export class OrderBuyers1820090000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.order_buyers (
        order_code text constraint order_buyers_pk primary key,
        mark       text not null,
        at         timestamptz(3) not null
      );
      create index order_buyers_age on insight.order_buyers (at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.order_buyers');
  }
}
