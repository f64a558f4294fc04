import type { MigrationInterface, QueryRunner } from 'typeorm';

const net = (reversal: string): string => `
  alter table settlement.entries drop constraint entries_net, add constraint entries_net check (case kind
    when 'sale' then net_amount = receives_amount + delivery_amount - in_hand_amount
    when 'reversal' then net_amount = ${reversal}
    when 'payout' then net_amount < 0 and items_amount = 0 and delivery_amount = 0
    else net_amount > 0 and items_amount = 0 and delivery_amount = 0 end)`;

/** A refund that the seller sent himself, of money that he had taken himself, is set off as it was at the credit. */
export class RefundsBySellers1810050001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table settlement.refunds add column by_seller boolean not null default false');
    await db.query(net('in_hand_amount - receives_amount - delivery_amount'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(net('-(receives_amount + delivery_amount)'));
    await db.query('alter table settlement.refunds drop column by_seller');
  }
}
