import type { MigrationInterface, QueryRunner } from 'typeorm';

const afterItsDay = (known: string): string => `${known} >= ((delivered_at at time zone 'Asia/Ho_Chi_Minh')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;

/** What became known after the day on which it was: of those alone news about past periods can be. */
export class ToldLate1840010000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index orders_told_late on insight.orders (delivered_at, delivered_known_at, seller_commune_code) where ${afterItsDay('delivered_known_at')};
      create index orders_paid_late on insight.orders (delivered_at, paid_known_at, seller_commune_code) where ${afterItsDay('paid_known_at')};
      create index order_lines_told_late on insight.order_lines (delivered_at, known_at, product_id) where ${afterItsDay('known_at')};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index insight.orders_told_late, insight.orders_paid_late, insight.order_lines_told_late');
  }
}
