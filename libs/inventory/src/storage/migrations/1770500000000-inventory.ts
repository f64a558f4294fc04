import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each variant has on hand, and what of it is promised to which order group. */
export class Inventory1770500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema inventory;

      create table inventory.stock (
        variant_id uuid constraint stock_pk primary key,
        product_id uuid not null,
        seller_id  uuid not null,
        on_hand    int not null,
        reserved   int not null default 0,
        -- grows with every change of what can be bought
        version    int not null default 1,
        constraint stock_reserved_not_negative check (reserved >= 0),
        constraint stock_on_hand_covers_reserved check (on_hand >= reserved)
      );
      create index stock_of_product on inventory.stock (seller_id, product_id);

      create table inventory.reservations (
        group_code text not null,
        variant_id uuid not null,
        quantity   int not null,
        state      text not null,
        changed_at timestamptz not null,
        constraint reservations_pk primary key (group_code, variant_id),
        constraint reservations_quantity_positive check (quantity > 0),
        constraint reservations_state_known check (state in ('held', 'released', 'handed_over', 'returned'))
      );
      create index reservations_held on inventory.reservations (variant_id) where state = 'held';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema inventory cascade');
  }
}
