import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A gateway keeps back from what it pays out what it has sent to buyers: such a row is of a refund, and below zero. */
export class RefundsInStatements1830050000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.remittance_rows
        add column kind text not null default 'payment' constraint remittance_rows_kind check (kind in ('payment', 'refund', 'other')),
        add column task_id uuid constraint remittance_rows_task_fk references payments.refund_tasks,
        add constraint remittance_rows_of_one check (receipt_id is null or task_id is null);
      -- A refund is kept back whole once.
      create unique index remittance_rows_refund_once on payments.remittance_rows (task_id) where state in ('matched', 'over') and not withdrawn;
      create index remittance_rows_of_refund on payments.remittance_rows (task_id) where state in ('matched', 'under', 'over') and not withdrawn;
      -- What carriers and gateways hold, by when they got it.
      create index receipts_held_by_party on payments.receipts ((coalesce(carrier, provider)), occurred_at) where carrier is not null or provider in ('vnpay', 'stripe');
      create index refund_tasks_sent_by_gateway on payments.refund_tasks (method) where state = 'done' and method in ('vnpay', 'stripe');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index payments.receipts_held_by_party, payments.refund_tasks_sent_by_gateway;
      alter table payments.remittance_rows drop column kind, drop column task_id;
    `);
  }
}
