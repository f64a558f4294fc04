import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders whose buyer pays the seller himself: an attempt of their own each, to the seller's account. */
export class DirectRoute1801100001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.payables
        add column direct_amount bigint not null default 0,
        add column direct_captured_amount bigint not null default 0,
        add constraint payables_direct_in_bounds check (direct_amount between 0 and total_amount and direct_captured_amount between 0 and direct_amount and direct_captured_amount <= captured_amount);
      alter table payments.payable_splits add column direct boolean not null default false;
      alter table payments.attempts
        add column order_code text,
        add column payee jsonb,
        add constraint attempts_payee check ((order_code is null) = (payee is null));
      drop index payments.attempts_one_captured;
      create unique index attempts_one_captured on payments.attempts (payable_id, coalesce(order_code, '')) where status = 'captured';
      create index attempts_to_sellers on payments.attempts (order_code) where order_code is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from payments.attempts where order_code is not null;
      drop index payments.attempts_one_captured, payments.attempts_to_sellers;
      create unique index attempts_one_captured on payments.attempts (payable_id) where status = 'captured';
      alter table payments.attempts drop constraint attempts_payee, drop column order_code, drop column payee;
      alter table payments.payable_splits drop column direct;
      alter table payments.payables drop constraint payables_direct_in_bounds, drop column direct_amount, drop column direct_captured_amount;
    `);
  }
}
