import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Delivery rates, delivery regions and the context's time limits, each a dated row. */
export class DeliveryRates1770600001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(REGIONS);
    await db.query(RATES);
    await db.query(RULES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table ordering.delivery_rates, ordering.delivery_regions, ordering.rules');
  }
}

const TABLES = `
  create table ordering.delivery_regions (
    province_code text not null,
    region        text not null constraint delivery_regions_region check (region in ('north', 'central', 'south')),
    valid_from    date not null,
    valid_to      date,
    constraint delivery_regions_pk primary key (province_code, valid_from)
  );

  create table ordering.delivery_rates (
    id                  int generated always as identity constraint delivery_rates_pk primary key,
    code                text not null,
    position            int not null,
    name_vi             text not null,
    name_en             text not null,
    -- Null: the same for every distance.
    zone                text constraint delivery_rates_zone check (zone in ('same_commune', 'same_province', 'region', 'national')),
    from_grams          int not null constraint delivery_rates_from check (from_grams >= 0),
    to_grams            int,
    fee_amount          bigint not null constraint delivery_rates_fee check (fee_amount >= 0),
    extra_per_kg_amount bigint not null default 0 constraint delivery_rates_extra check (extra_per_kg_amount >= 0),
    valid_from          date not null,
    valid_to            date,
    note                text,
    constraint delivery_rates_band check (to_grams is null or to_grams > from_grams)
  );
  create index delivery_rates_valid on ordering.delivery_rates (valid_from, valid_to);

  create table ordering.rules (
    code       text not null,
    value      int not null,
    valid_from date not null,
    valid_to   date,
    legal_ref  text,
    note       text,
    constraint rules_pk primary key (code, valid_from)
  );
`;

// The three regions by which parcel carriers price; province codes as in force since 2025-07-01.
const REGIONS = `
  insert into ordering.delivery_regions (province_code, region, valid_from)
  select province, region, date '2025-07-01' from (values
    ('north', array['01','04','08','11','12','14','15','19','20','22','24','25','31','33','37']),
    ('central', array['38','40','42','44','46','48','51','52','56','66','68']),
    ('south', array['75','79','80','82','86','91','92','96'])) as r (region, provinces), unnest(provinces) as province;
`;

// Illustrative: no carrier's price list. An operator replaces rows by closing them and adding dated ones.
const RATES = `
  with way (code, position, name_vi, name_en) as (values
    ('standard', 1, 'Bưu tá giao tận nhà', 'Home delivery by post'),
    ('express', 2, 'Giao nhanh', 'Express delivery'),
    ('pickup', 3, 'Tự đến lấy ở chỗ người bán', 'Pick up at the seller''s')),
  band (code, zone, from_grams, to_grams, fee, extra) as (values
    ('standard', 'same_commune', 0, 1000, 10000, 0), ('standard', 'same_commune', 1000, 3000, 12000, 0),
    ('standard', 'same_commune', 3000, 5000, 15000, 0), ('standard', 'same_commune', 5000, null, 15000, 2000),
    ('standard', 'same_province', 0, 1000, 18000, 0), ('standard', 'same_province', 1000, 3000, 22000, 0),
    ('standard', 'same_province', 3000, 5000, 27000, 0), ('standard', 'same_province', 5000, null, 27000, 3000),
    ('standard', 'region', 0, 1000, 25000, 0), ('standard', 'region', 1000, 3000, 32000, 0),
    ('standard', 'region', 3000, 5000, 40000, 0), ('standard', 'region', 5000, null, 40000, 5000),
    ('standard', 'national', 0, 1000, 32000, 0), ('standard', 'national', 1000, 3000, 42000, 0),
    ('standard', 'national', 3000, 5000, 56000, 0), ('standard', 'national', 5000, null, 56000, 8000),
    ('express', 'same_commune', 0, 3000, 20000, 0), ('express', 'same_commune', 3000, 20000, 20000, 4000),
    ('express', 'same_province', 0, 3000, 38000, 0), ('express', 'same_province', 3000, 20000, 38000, 6000),
    ('express', 'region', 0, 3000, 58000, 0), ('express', 'region', 3000, 20000, 58000, 9000),
    ('pickup', null, 0, null, 0, 0))
  insert into ordering.delivery_rates (code, position, name_vi, name_en, zone, from_grams, to_grams, fee_amount, extra_per_kg_amount, valid_from, note)
  select way.code, way.position, name_vi, name_en, zone, from_grams, to_grams::int, fee, extra, date '2025-07-01', 'Illustrative; replace by the carrier''s contract.'
  from band join way using (code);
`;

const RULES = `
  insert into ordering.rules (code, value, valid_from, note) values
    ('cart_kept_days', 30, '2025-07-01', 'An unused cart is forgotten after so many days.'),
    ('complete_after_days', 7, '2025-07-01', 'A delivered and paid order without complaint is complete after so many days.'),
    ('order_link_days', 365, '2025-07-01', 'The link to a purchase opens it for so many days.');
`;
