import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when an order is to be accepted and sent, whom it was relayed to, and whose household made the goods. */
export class PromisesAndRelay1780600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ordering.orders
        add column accept_by      timestamptz,
        add column send_by        timestamptz,
        -- what the buyer was promised first, once it could not be kept
        add column send_by_before timestamptz,
        add column delay_reason   text,
        -- when the next of those whom the seller trusts is to be told; null: nobody
        add column escalate_at    timestamptz,
        add constraint orders_promise_whole check ((accept_by is null) or (send_by is not null)),
        add constraint orders_promise_before check (send_by_before is null or send_by_before < send_by);
      create index orders_to_escalate on ordering.orders (escalate_at) where escalate_at is not null;
      create index orders_unanswered on ordering.orders (accept_by) where status in ('awaiting_payment', 'paid') and accept_by is not null;

      alter table ordering.order_lines
        add column product_set text,
        -- the member household of a cooperative that made it
        add column producer_id uuid;
      create index order_lines_of_producer on ordering.order_lines (producer_id, order_code) where producer_id is not null;

      -- Whom an unanswered order was relayed to: each level once.
      create table ordering.escalations (
        order_code text not null constraint escalations_order_fk references ordering.orders,
        level      text not null constraint escalations_level check (level in ('assistant', 'cooperative')),
        -- accounts of assistants, or seller ids of cooperatives
        targets    uuid[] not null constraint escalations_targets check (cardinality(targets) > 0),
        due_at     timestamptz not null,
        at         timestamptz not null,
        constraint escalations_pk primary key (order_code, level)
      );
      create index escalations_to on ordering.escalations using gin (targets);

      create table ordering.order_notes (
        id         bigint generated always as identity constraint order_notes_pk primary key,
        order_code text not null constraint order_notes_order_fk references ordering.orders,
        kind       text not null constraint order_notes_kind check (kind in ('delay', 'refusal', 'return')),
        reason     text not null,
        note       text,
        actor      text not null,
        at         timestamptz not null
      );
      create index order_notes_of_order on ordering.order_notes (order_code, id);

      insert into ordering.rules (code, value, valid_from, note) values
        ('accept_within_hours', 4, '2025-07-01', 'A seller accepts an order within so many hours of the day''s working time.'),
        ('accept_from_hour', 6, '2025-07-01', 'Vietnam time at which those hours begin to count.'),
        ('accept_until_hour', 20, '2025-07-01', 'Vietnam time at which they stop.'),
        ('relay_after_hours', 2, '2025-07-01', 'An assistant who was told has so many of those hours before the cooperative is told.'),
        ('send_within_days', 2, '2025-07-01', 'An accepted order leaves within so many days.'),
        ('delay_at_most_days', 30, '2025-07-01', 'A seller may put sending off by so many days from today.');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from ordering.rules where code in ('accept_within_hours', 'accept_from_hour', 'accept_until_hour', 'relay_after_hours', 'send_within_days', 'delay_at_most_days');
      drop table ordering.escalations, ordering.order_notes;
      alter table ordering.order_lines drop column product_set, drop column producer_id;
      alter table ordering.orders drop column accept_by, drop column send_by, drop column send_by_before, drop column delay_reason, drop column escalate_at;
    `);
  }
}
