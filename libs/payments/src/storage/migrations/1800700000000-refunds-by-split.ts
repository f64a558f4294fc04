import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of each order's money has gone back or is on its way back, and the reasons for which it does. */
export class RefundsBySplit1800700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.payable_splits
        add column returning_items_amount    bigint not null default 0,
        add column returning_delivery_amount bigint not null default 0;
      update payments.payable_splits s set returning_items_amount = back.items, returning_delivery_amount = back.delivery
      from (select t.payable_id, part->>'orderCode' as order_code, sum((part->>'items')::bigint) as items, sum((part->>'delivery')::bigint) as delivery
            from payments.refund_tasks t, jsonb_array_elements(t.splits) as part group by 1, 2) back
      where back.payable_id = s.payable_id and back.order_code = s.order_code;
      alter table payments.payable_splits
        add constraint payable_splits_refund_within check (
          returning_items_amount between 0 and items_amount and returning_delivery_amount between 0 and delivery_amount);

      alter table payments.refund_tasks
        drop constraint refund_tasks_reason,
        add constraint refund_tasks_reason check (reason in
          ('over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired', 'refused', 'returned', 'given_back', 'claim'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.payable_splits drop column returning_items_amount, drop column returning_delivery_amount;
      update payments.refund_tasks set reason = 'refused' where reason in ('returned', 'given_back', 'claim');
      alter table payments.refund_tasks
        drop constraint refund_tasks_reason,
        add constraint refund_tasks_reason check (reason in ('over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired', 'refused'));
    `);
  }
}
