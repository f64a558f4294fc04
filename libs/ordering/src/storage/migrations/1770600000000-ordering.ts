import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Carts, order groups, one order per seller, their lines and history. */
export class Ordering1770600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CARTS);
    await db.query(GROUPS);
    await db.query(ORDERS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema ordering cascade');
  }
}

const CARTS = `
  create schema ordering;

  create table ordering.carts (
    id         uuid constraint carts_pk primary key,
    created_at timestamptz not null,
    used_at    timestamptz not null
  );
  create index carts_used on ordering.carts (used_at);

  create table ordering.cart_lines (
    cart_id    uuid not null constraint cart_lines_cart_fk references ordering.carts on delete cascade,
    variant_id uuid not null,
    quantity   int not null constraint cart_lines_quantity check (quantity between 1 and 999),
    place      bigint generated always as identity,
    constraint cart_lines_pk primary key (cart_id, variant_id)
  );
`;

const GROUPS = `
  -- The buyer's name and address are kept here and nowhere else.
  create table ordering.order_groups (
    code                  text constraint order_groups_pk primary key,
    buyer_name            text not null,
    buyer_phone           text not null,
    address_commune_code  text not null,
    address_province_code text not null,
    address_line          text not null,
    status                text not null constraint order_groups_status check (status in
                          ('awaiting_payment', 'paid', 'part_refunded', 'refunded', 'cancelled', 'expired')),
    cod                   boolean not null default false,
    cod_allowed           boolean not null,
    items_amount          bigint not null,
    delivery_amount       bigint not null,
    total_amount          bigint not null,
    expires_at            timestamptz,
    created_at            timestamptz not null,
    constraint order_groups_total check (items_amount >= 0 and delivery_amount >= 0 and total_amount = items_amount + delivery_amount)
  );
  create index order_groups_unpaid on ordering.order_groups (expires_at) where status = 'awaiting_payment' and expires_at is not null;
`;

const ORDERS = `
  create table ordering.orders (
    code                text constraint orders_pk primary key,
    group_code          text not null constraint orders_group_fk references ordering.order_groups,
    position            int not null,
    seller_id           uuid not null,
    seller_slug         text not null,
    seller_name         text not null,
    seller_commune_code text not null,
    status              text not null constraint orders_status check (status in
                        ('awaiting_payment', 'paid', 'accepted', 'handed_over', 'delivered', 'completed',
                         'cancelled', 'expired', 'returned', 'refunded', 'part_refunded')),
    status_reason       text,
    cod                 boolean not null default false,
    items_amount        bigint not null,
    delivery_amount     bigint not null,
    total_amount        bigint not null,
    delivery_code       text not null,
    delivery_name       jsonb not null,
    weight_grams        bigint not null,
    carrier             text,
    tracking_number     text,
    collected_method    text constraint orders_collected_method check (collected_method in ('cash', 'qr')),
    paid_at             timestamptz,
    delivered_at        timestamptz,
    created_at          timestamptz(3) not null,
    constraint orders_total check (items_amount >= 0 and delivery_amount >= 0 and total_amount = items_amount + delivery_amount),
    constraint orders_position unique (group_code, position)
  );
  create index orders_of_seller on ordering.orders (seller_id, created_at desc, code desc);
  create index orders_to_complete on ordering.orders (delivered_at) where status = 'delivered';

  create table ordering.order_lines (
    order_code        text not null constraint order_lines_order_fk references ordering.orders,
    position          int not null,
    variant_id        uuid not null,
    product_id        uuid not null,
    product_slug      text not null,
    name              text not null,
    variant_name      text not null,
    unit              text not null,
    image             jsonb,
    is_alcohol        boolean not null,
    unit_price_amount bigint not null,
    quantity          int not null constraint order_lines_quantity check (quantity > 0),
    total_amount      bigint not null constraint order_lines_total check (total_amount = unit_price_amount * quantity),
    constraint order_lines_pk primary key (order_code, position)
  );

  -- What happened to an order and when; written with the change itself.
  create table ordering.order_events (
    id         bigint generated always as identity constraint order_events_pk primary key,
    order_code text not null constraint order_events_order_fk references ordering.orders,
    status     text not null,
    reason     text,
    actor      text not null,
    at         timestamptz not null
  );
  create index order_events_of_order on ordering.order_events (order_code, id);
`;
