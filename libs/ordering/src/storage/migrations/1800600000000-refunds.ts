import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money of orders that was asked back, line by line, bounded by the order's own. */
export class Refunds1800600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(ASKED_BEFORE);
    await db.query(RULES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from ordering.rules where code like 'return_gives_delivery_%';
      drop table ordering.refund_lines, ordering.refunds;
      alter table ordering.order_lines drop column refund_quantity;
      alter table ordering.orders drop column refund_items_amount, drop column refund_delivery_amount;
    `);
  }
}

const TABLES = `
  alter table ordering.orders
    add column refund_items_amount    bigint not null default 0 constraint orders_refund_items_within check (refund_items_amount between 0 and items_amount),
    add column refund_delivery_amount bigint not null default 0 constraint orders_refund_delivery_within check (refund_delivery_amount between 0 and delivery_amount);
  alter table ordering.order_lines
    add column refund_quantity int not null default 0 constraint order_lines_refund_within check (refund_quantity between 0 and quantity);

  create table ordering.refunds (
    id              uuid constraint refunds_pk primary key,
    order_code      text not null constraint refunds_order_fk references ordering.orders,
    items_amount    bigint not null constraint refunds_items_whole check (items_amount >= 0),
    delivery_amount bigint not null constraint refunds_delivery_whole check (delivery_amount >= 0),
    reason          text not null constraint refunds_reason check (reason in ('stock_gone', 'refused', 'cancelled', 'returned', 'given_back', 'claim')),
    note            text,
    cause           text not null constraint refunds_cause_unique unique,
    claim_id        uuid,
    actor           text not null,
    at              timestamptz not null,
    -- when the money had gone back
    settled_at      timestamptz,
    constraint refunds_of_something check (items_amount + delivery_amount > 0)
  );
  create index refunds_of_order on ordering.refunds (order_code, at);

  create table ordering.refund_lines (
    refund_id  uuid not null constraint refund_lines_refund_fk references ordering.refunds,
    variant_id uuid not null,
    quantity   int not null constraint refund_lines_quantity check (quantity > 0),
    amount     bigint not null constraint refund_lines_amount check (amount >= 0),
    constraint refund_lines_pk primary key (refund_id, variant_id)
  );
`;

/** Orders whose whole money was asked back before such records were kept. */
const ASKED_BEFORE = `
  update ordering.orders set refund_items_amount = items_amount, refund_delivery_amount = delivery_amount
  where paid_at is not null and (refunded_amount > 0 or status_reason in ('paid_stock_gone', 'paid_after_cancellation', 'seller_refused'));
  update ordering.order_lines l set refund_quantity = l.quantity from ordering.orders o where o.code = l.order_code and o.refund_items_amount = o.items_amount and o.refund_items_amount > 0;
`;

const RULES = `
  insert into ordering.rules (code, value, valid_from, note) values
    ('return_gives_delivery_damaged', 1, '2025-07-01', 'A paid parcel that comes back damaged gives the delivery fee back (1) beside the goods.'),
    ('return_gives_delivery_sent_back', 1, '2025-07-01', 'So does one that the buyer sent back for a fault of the seller.'),
    ('return_gives_delivery_refused_at_door', 0, '2025-07-01', 'One that was refused at the door gives back the goods alone (0).'),
    ('return_gives_delivery_not_found', 0, '2025-07-01', 'So does one for which nobody was found.'),
    ('return_gives_delivery_other', 0, '2025-07-01', 'So does one that came back for another reason.');
`;
