import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where shops are: what officers' work lists and their view of claims ask. */
export class OfficerTasks1810040000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.shops (
        seller_id    uuid constraint shops_pk primary key,
        event_id     uuid not null,
        name         text not null,
        commune_code text not null,
        open         boolean not null
      );
      create index shops_of_commune on insight.shops (commune_code) where open;
      -- Shops that were told of before; the next news of each says it anew.
      insert into insight.shops (seller_id, event_id, name, commune_code, open)
      select distinct on (s.seller_id) s.seller_id, s.event_id, s.name, o.seller_commune_code, true
      from insight.sellers s join insight.orders o using (seller_id) where o.seller_commune_code is not null order by s.seller_id, o.delivered_at desc;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.shops');
  }
}
