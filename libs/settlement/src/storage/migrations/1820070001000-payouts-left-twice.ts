import type { MigrationInterface, QueryRunner } from 'typeorm';

const WHATS = `'return_came', 'line_came_back', 'return_written_off', 'line_written_off', 'kept'`;
const KINDS = `'sale', 'reversal', 'payout', 'payout_return'`;

const constraints = (whats: string, kinds: string, leaves: string): string => `
  alter table settlement.clearings drop constraint clearings_what, add constraint clearings_what check (what in (${whats}));
  alter table settlement.entries
    drop constraint entries_kind, add constraint entries_kind check (kind in (${kinds})),
    drop constraint entries_about, add constraint entries_about check ((order_code is null) = (kind not in ('sale', 'reversal')) and (payout_id is null) = (order_code is not null)),
    drop constraint entries_net, add constraint entries_net check (case
      when kind = 'sale' then net_amount = receives_amount + delivery_amount - in_hand_amount
      when kind = 'reversal' then net_amount = in_hand_amount - receives_amount - delivery_amount
      when kind in (${leaves}) then net_amount < 0 and items_amount = 0 and delivery_amount = 0
      else net_amount > 0 and items_amount = 0 and delivery_amount = 0 end)`;

/** What left the bank twice under a payout's code can be taken from its seller's balance, as an entry of his statement. */
export class PayoutsLeftTwice1820070001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(constraints(`${WHATS}, 'taken_from_seller'`, `${KINDS}, 'payout_again'`, `'payout', 'payout_again'`));
    await db.query(`
      alter table settlement.clearings
        add column payout_id uuid constraint clearings_payout_fk references settlement.payouts,
        add constraint clearings_of_payout check ((payout_id is not null) = (what = 'taken_from_seller'));
      create index clearings_of_payout on settlement.clearings (payout_id) where payout_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table settlement.entries disable trigger entries_append_only;
      delete from settlement.entries where kind = 'payout_again';
      alter table settlement.entries enable trigger entries_append_only;
      alter table settlement.clearings drop column payout_id;
      delete from settlement.clearings where what = 'taken_from_seller'`);
    await db.query(constraints(WHATS, KINDS, `'payout'`));
  }
}
