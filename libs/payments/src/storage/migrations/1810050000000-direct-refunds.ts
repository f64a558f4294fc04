import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money that a seller was paid himself is sent back by himself: his word with evidence, which the buyer confirms or denies. */
export class DirectRefunds1810050000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.refund_tasks
        drop constraint refund_tasks_way, add constraint refund_tasks_way check (way in ('gateway', 'transfer', 'seller')),
        drop constraint refund_tasks_method, add constraint refund_tasks_method check (method in ('vnpay', 'stripe', 'transfer', 'direct'));
      alter table payments.refund_transfers
        add column complaint text,
        drop constraint refund_transfers_sent_by, add constraint refund_transfers_sent_by check (sent_by in ('transfer', 'gateway', 'seller'));
      create index refund_tasks_by_sellers on payments.refund_tasks (order_code) where way = 'seller';
      create index refund_transfers_unanswered on payments.refund_transfers (proposed_at) where sent_by = 'seller' and state = 'proposed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.refund_tasks_by_sellers, payments.refund_transfers_unanswered;
      update payments.refund_tasks set way = 'transfer' where way = 'seller';
      update payments.refund_tasks set method = 'transfer' where method = 'direct';
      update payments.refund_transfers set sent_by = 'transfer' where sent_by = 'seller';
      alter table payments.refund_transfers drop column complaint, drop constraint refund_transfers_sent_by, add constraint refund_transfers_sent_by check (sent_by in ('transfer', 'gateway'));
      alter table payments.refund_tasks
        drop constraint refund_tasks_way, add constraint refund_tasks_way check (way in ('gateway', 'transfer')),
        drop constraint refund_tasks_method, add constraint refund_tasks_method check (method in ('vnpay', 'stripe', 'transfer'));
    `);
  }
}
