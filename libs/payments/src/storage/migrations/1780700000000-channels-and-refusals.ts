import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a payable comes from, and money that goes back because the seller turned the order down. */
export class ChannelsAndRefusals1780700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.payables
        add column channel text not null default 'shop' constraint payables_channel check (channel in ('shop', 'stall'));
      alter table payments.refund_tasks
        drop constraint refund_tasks_reason,
        add constraint refund_tasks_reason check (reason in ('over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired', 'refused'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.payables drop column channel;
      alter table payments.refund_tasks
        drop constraint refund_tasks_reason,
        add constraint refund_tasks_reason check (reason in ('over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired'));
    `);
  }
}
