import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which goods were ever sold; rows behind a figure in the order in which they are listed, and what became known late, without reading all of a province. */
export class OfficerIndexes1820080000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Products of which an order was delivered at least once, by the transaction that wrote it.
      create table insight.sold_products (product_id uuid constraint sold_products_pk primary key);
      create function insight.keep_sold_products() returns trigger language plpgsql as $$
      begin
        insert into insight.sold_products (product_id)
        select distinct c.product_id from changed c where c.delivered_at is not null and not exists (select from insight.sold_products s where s.product_id = c.product_id) order by 1
        on conflict do nothing;
        return null;
      end $$;
      create trigger order_lines_sold_insert after insert on insight.order_lines referencing new table as changed for each statement execute function insight.keep_sold_products();
      create trigger order_lines_sold_update after update on insight.order_lines referencing new table as changed for each statement execute function insight.keep_sold_products();
      insert into insight.sold_products (product_id) select distinct product_id from insight.order_lines where delivered_at is not null;

      create index shop_goods_of_any_seller on insight.shop_goods (seller_id);
      drop index insight.shop_goods_of_seller;
      create index orders_by_delivery on insight.orders (delivered_at, order_code) where delivered_at is not null;
      create index order_lines_by_delivery on insight.order_lines (delivered_at, order_code, product_id) where delivered_at is not null;
      create index certificate_versions_listed on insight.certificate_versions (commune_code, number, certificate_id);
      drop index insight.certificate_versions_of_commune;

      create index certificate_versions_known on insight.certificate_versions (known_at);
      create index product_states_known on insight.product_states (known_at);
      create index product_states_packs on insight.product_states using gin (variant_ids);
      create index stock_runs_known on insight.stock_runs (known_at);
      create index external_checks_recorded on insight.external_checks (recorded_at);
      create index orders_delivery_known on insight.orders (delivered_known_at, delivered_at);
      create index orders_payment_known on insight.orders (paid_known_at, delivered_at);
      create index order_lines_known on insight.order_lines (known_at, delivered_at);
      create index order_refunds_known on insight.order_refunds (known_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger order_lines_sold_insert on insight.order_lines; drop trigger order_lines_sold_update on insight.order_lines; drop function insight.keep_sold_products(); drop table insight.sold_products;
      create index shop_goods_of_seller on insight.shop_goods (seller_id) where public; drop index insight.shop_goods_of_any_seller`);
    await db.query(`create index certificate_versions_of_commune on insight.certificate_versions (commune_code);
      drop index insight.certificate_versions_listed, insight.order_lines_by_delivery, insight.orders_by_delivery, insight.certificate_versions_known, insight.product_states_known, insight.product_states_packs,
      insight.stock_runs_known, insight.external_checks_recorded, insight.orders_delivery_known, insight.orders_payment_known, insight.order_lines_known, insight.order_refunds_known`);
  }
}
