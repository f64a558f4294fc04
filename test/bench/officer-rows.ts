import type { Pool } from 'pg';

/** What a province could have after some years. */
export const SCALE = { listings: 50_000, sellers: 2_000, orders: 500_000 } as const;

const MIDNIGHT = `(date_trunc('day', now() at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh')`;
const NEW_YEAR = `(date_trunc('year', now() at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh')`;

/** Rows of insight as its events would have left them, spread over the communes of the demo's officer; the same each time on one day. Orders reach from New Year until this midnight. */
const FILL: readonly string[] = [
  `create temp table sold_in as select code, row_number() over (order by code) - 1 as n from unnest($1::text[]) as code`,
  `create temp table bench_sellers as
   select md5('seller' || s)::uuid as seller_id, s, (select code from sold_in where n = s % cardinality($1::text[])) as commune from generate_series(0, ${SCALE.sellers - 1}) s`,
  `insert into insight.sellers (seller_id, event_id, name) select seller_id, md5('told' || s)::uuid, 'HTX thử ' || s from bench_sellers on conflict do nothing`,
  `insert into insight.shops (seller_id, event_id, name, commune_code, open) select seller_id, md5('shop' || s)::uuid, 'HTX thử ' || s, commune, true from bench_sellers on conflict do nothing`,
  `create temp table bench_goods as
   select i, md5('certificate' || i)::uuid as certificate_id, md5('product' || i)::uuid as product_id, md5('pack' || i)::uuid as variant_id, s.seller_id, s.commune, s.s
   from generate_series(1, ${SCALE.listings}) i join bench_sellers s on s.s = i % ${SCALE.sellers}`,
  `insert into insight.product_states (product_id, since, event_id, slug, public, priced, available, variant_ids, known_at)
   select product_id, '2026-01-01', md5('state' || i)::uuid, 'hang-thu-' || i, i % 7 <> 0, true, 5, array[variant_id], '2026-01-01' from bench_goods on conflict do nothing`,
  `insert into insight.stock_runs (variant_id, first_version, last_version, since, in_stock, known_at) select variant_id, 1, 5, '2026-01-01', i % 11 <> 0, '2026-01-01' from bench_goods on conflict do nothing`,
  `insert into insight.shop_goods (product_id, event_id, seller_id, name, public, price_amount, since) select product_id, md5('shown' || i)::uuid, seller_id, 'Sản phẩm thử ' || i, i % 7 <> 0, 50000, '2026-01-01' from bench_goods on conflict do nothing`,
  `insert into insight.stock_news (product_id, at) select product_id, now() - s * interval '1 hour' from bench_goods on conflict do nothing`,
  `insert into insight.product_codes (product_id, since, event_id, seller_id, verified_gtin, trace_link, known_at) select product_id, '2026-02-01', md5('code' || i)::uuid, seller_id, i % 6 = 0, i % 4 = 0, '2026-02-01' from bench_goods where i % 2 = 0 on conflict do nothing`,
  'select insight.refresh_shelf(array(select product_id from bench_goods))',
  `create temp table bench_certificates as
   select certificate_id, md5('given' || i)::uuid as event_id, 'THU-' || i as number, 3 + i % 3 as stars, 'QD26-0' || 1 + i % 9 as product_set, 'Sản phẩm thử ' || i as product_name, 'htx' as producer_kind, 'HTX thử ' || s as holder,
     commune as commune_code, date '2024-01-01' + i % 900 as issued_on, date '2027-01-01' + i % 900 as expires_on, case when i % 10 > 0 then product_id end as product_id, i from bench_goods`,
  `insert into insight.certificates (certificate_id, event_id, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, product_id, demo)
   select certificate_id, event_id, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, product_id, true from bench_certificates on conflict do nothing`,
  `insert into insight.certificate_versions (certificate_id, event_id, known_at, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, product_id)
   select certificate_id, event_id, '2024-01-01', number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, product_id from bench_certificates on conflict do nothing`,
  `insert into insight.external_listings (listing_id, certificate_id, floor_code, url, declared_by, recorded_at)
   select md5('address' || i)::uuid, certificate_id, (array['shopee', 'voso', 'postmart'])[1 + i % 3], 'https://shopee.vn/thu-' || i, md5('officer')::uuid, '2026-01-01' from bench_certificates where i % 4 = 0 on conflict do nothing`,
  `insert into insight.external_checks (check_id, listing_id, checked_on, found, grade, checked_by, recorded_at)
   select md5('look' || i || '-' || month)::uuid, md5('address' || i)::uuid, (now() - month * interval '27 days')::date, case when i % 9 = 0 then 'absent' else 'present' end, 'B', md5('officer')::uuid, now() - month * interval '27 days'
   from bench_certificates cross join generate_series(0, 11) month where i % 4 = 0 on conflict do nothing`,
  `create temp table bench_orders as
   select 'THU' || lpad(o::text, 8, '0') || '-1' as order_code, g.i, g.seller_id, g.commune, g.product_id, o, ${MIDNIGHT} - o * (${MIDNIGHT} - ${NEW_YEAR}) / ${SCALE.orders} as at, 20000 + o % 500000 as amount, o % 20 > 0 as paid
   from generate_series(1, ${SCALE.orders}) o join bench_goods g on g.i = 1 + (o::bigint * 7919) % ${SCALE.listings}`,
  `insert into insight.orders (order_code, seller_id, seller_commune_code, buyer_province_code, total_amount, delivered_at, delivered_known_at, product_ids, channel, paid_amount, paid_at, paid_known_at, tender)
   select order_code, seller_id, commune, lpad((1 + o % 60)::text, 2, '0'), amount, at, at, array[product_id], case when o % 9 = 0 then 'stall' else 'shop' end,
     case when paid then amount end, case when paid then at end, case when paid then at + (o % 5) * interval '1 day' end, case when paid then (array['cash', 'bank_transfer', 'gateway', 'qr_at_door'])[1 + o % 4] end from bench_orders on conflict do nothing`,
  `insert into insight.order_lines (order_code, product_id, items_amount, quantity, delivered_at, known_at) select order_code, product_id, (amount - 15000) / 2, 1, at, at from bench_orders on conflict do nothing`,
  `insert into insight.order_lines (order_code, product_id, items_amount, quantity, delivered_at, known_at)
   select order_code, md5('product' || 1 + (i + ${SCALE.sellers} - 1) % ${SCALE.listings})::uuid, (amount - 15000) / 2, 1, at, at from bench_orders where o % 3 = 0 on conflict do nothing`,
  `insert into insight.order_refunds (refund_id, order_code, items_amount, delivery_amount, known_at) select md5('back' || o)::uuid, order_code, amount - 15000, 15000, at from bench_orders where o % 100 = 0 on conflict do nothing`,
  `insert into insight.consents (consent_id, event_id, seller_id, assistant_id, seller_name, commune_code, scopes, starts_at, until, state)
   select md5('consent' || s)::uuid, md5('agreed' || s)::uuid, seller_id, md5('assistant' || s % 40)::uuid, 'HTX thử ' || s, commune, array['listing', 'orders'], '2026-01-01', '2027-01-01', 'live' from bench_sellers where s % 4 = 0 on conflict do nothing`,
  `insert into insight.helped_households select seller_id, event_id, commune_code, village, seller_name, starts_at from insight.consents on conflict do nothing`,
  `insert into insight.deeds (event_id, seller_id, task, done_by, at, known_at)
   select md5('deed' || o)::uuid, seller_id, 'order', case when o % 3 = 0 then 'assistant' else 'seller' end, at, at from bench_orders where o % 10 = 0 on conflict do nothing`,
  ...['orders', 'order_lines', 'order_refunds', 'certificates', 'certificate_versions', 'product_states', 'stock_runs', 'shop_goods', 'shelf_spans', 'sellers', 'shops', 'stock_news', 'product_codes', 'external_listings', 'external_checks', 'consents', 'helped_households', 'deeds']
    .map((table) => `analyze insight.${table}`),
];

const LAST = `select from insight.deeds where event_id = md5('deed' || ${SCALE.orders})::uuid`;

/** Fills insight with as many rows as SCALE says, unless a run before did. */
export async function fillOfficerRows(database: Pool, communes: readonly string[]): Promise<void> {
  const client = await database.connect();
  try {
    if ((await client.query(LAST)).rowCount! > 0) return;
    await client.query('begin');
    for (const statement of FILL) await client.query(statement, statement.includes('$1') ? [communes] : []);
    await client.query('commit');
  } finally {
    client.release(true); // the temporary tables go with the connection
  }
}
