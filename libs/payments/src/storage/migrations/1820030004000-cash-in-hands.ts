import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds of cash know in whose hands it is: the market's bank pays none that it has not got. */
export class CashInHands1820030004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table payments.refund_tasks
        add column at_door boolean not null default false,
        -- The carrier that took the cash; it goes back once the carrier has paid it out.
        add column carrier text,
        add constraint refund_tasks_carrier check (carrier is null or at_door);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table payments.refund_tasks drop constraint refund_tasks_carrier, drop column at_door, drop column carrier');
  }
}
