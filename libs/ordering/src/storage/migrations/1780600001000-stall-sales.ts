import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sales by amount at a seller's stall: order groups without buyer, address, lines and delivery. */
export class StallSales1780600001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ordering.order_groups
        add column channel text not null default 'shop' constraint order_groups_channel check (channel in ('shop', 'stall')),
        alter column buyer_name drop not null,
        alter column buyer_phone drop not null,
        alter column address_commune_code drop not null,
        alter column address_province_code drop not null,
        alter column address_line drop not null,
        add constraint order_groups_buyer check (
          num_nonnulls(buyer_name, buyer_phone, address_commune_code, address_province_code, address_line) = case channel when 'shop' then 5 else 0 end),
        add constraint order_groups_stall_bare check (channel = 'shop' or (delivery_amount = 0 and total_amount between 1000 and 499999999));

      alter table ordering.orders
        add column channel text not null default 'shop' constraint orders_channel check (channel in ('shop', 'stall')),
        alter column delivery_code drop not null,
        alter column delivery_name drop not null,
        add constraint orders_delivery check (num_nonnulls(delivery_code, delivery_name) = case channel when 'shop' then 2 else 0 end),
        add constraint orders_stall_bare check (channel = 'shop' or (delivery_amount = 0 and weight_grams = 0));

      create table ordering.stall_sales (
        code       text constraint stall_sales_pk primary key constraint stall_sales_group_fk references ordering.order_groups,
        seller_id  uuid not null,
        tender     text not null constraint stall_sales_tender check (tender in ('qr', 'cash')),
        note       text,
        sold_by    text not null,
        -- Vietnamese day
        day        date not null,
        created_at timestamptz(3) not null
      );
      create index stall_sales_of_day on ordering.stall_sales (seller_id, day, created_at desc, code desc);

      insert into ordering.rules (code, value, valid_from, note) values
        ('stall_sale_minutes', 15, '2025-07-01', 'A sale at a stall waits so many minutes for its transfer.');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from ordering.rules where code = 'stall_sale_minutes';
      drop table ordering.stall_sales;
      alter table ordering.orders drop column channel, alter column delivery_code set not null, alter column delivery_name set not null;
      alter table ordering.order_groups drop column channel, alter column buyer_name set not null, alter column buyer_phone set not null,
        alter column address_commune_code set not null, alter column address_province_code set not null, alter column address_line set not null;
    `);
  }
}
