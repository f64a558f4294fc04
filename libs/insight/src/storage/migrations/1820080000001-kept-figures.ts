import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures as they were reckoned, and the news by which it is told whether they still hold (docs/adr/0030). */
export class KeptFigures1820080000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(SHELF_BY_DIFFERENCE);
    for (const told of TOLD) await db.query(teller(told));
    await db.query(EVERYTHING);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...new Set([...TOLD.map((told) => told.table), ...NEVER_CHANGED])]) {
      const triggers: { name: string }[] = await db.query(`select tgname as name from pg_trigger where tgrelid = 'insight.${table}'::regclass and tgname like '%\\_told\\_%'`);
      for (const { name } of triggers) await db.query(`drop trigger ${name} on insight.${table}`);
    }
    for (const { table, on } of TOLD) await db.query(`drop function insight.tell_${table}_${on}()`);
    await db.query('drop function insight.tell_everything(); drop table insight.kept_figures, insight.fact_news');
  }
}

const TABLES = `
  -- What facts came or changed, written by their own transaction. Told of a commune, or of a product, certificate or order, whose communes are looked up
  -- when it is read, since two transactions that do not see each other would lose a word otherwise. Removed after some minutes.
  create table insight.fact_news (
    topic          text not null,
    -- '*': of every commune
    commune_code   text,
    product_id     uuid,
    certificate_id uuid,
    order_code     text,
    -- the days of which figures may change; of an order, the day of its delivery
    from_day       date not null default '-infinity',
    until_day      date not null default 'infinity',
    told_by        xid8 not null default pg_current_xact_id(),
    -- when it was first seen by whoever removes it
    heard_at       timestamptz,
    constraint fact_news_of_one check (num_nonnulls(commune_code, product_id, certificate_id, order_code) = 1)
  );

  -- One figure of one commune. It holds while no news of its topics, commune and days is unseen by the snapshot in which it was reckoned.
  -- Nothing is lost with it: it may be emptied at any time, and is by a crash.
  create unlogged table insight.kept_figures (
    -- hash of the statement and of what it was asked, so that another way of reckoning never meets an old answer
    question     text not null,
    commune_code text not null,
    first_day    date not null,
    last_day     date not null,
    topics       text[] not null,
    parts        jsonb not null,
    measures     jsonb not null,
    as_of        pg_snapshot not null,
    -- snapshots say nothing in another cluster, into which rows may have been restored
    cluster      bigint not null,
    kept_at      timestamptz not null default now(),
    constraint kept_figures_pk primary key (question, commune_code)
  );
  create index kept_figures_age on insight.kept_figures (kept_at);
`;

/** As before, but rows that stay as they are are left alone, so that only the days that changed are told of. */
const SHELF_BY_DIFFERENCE = `
  create or replace function insight.refresh_shelf(products uuid[]) returns void language sql as $$
    with packs as (
      select distinct s.product_id, pack.variant_id from insight.product_states s cross join unnest(s.variant_ids) as pack (variant_id) where s.product_id = any(products)),
    moments as (
      select product_id, since as at from insight.product_states where product_id = any(products)
      union select p.product_id, r.since from packs p join insight.stock_runs r using (variant_id)),
    judged as (
      select m.product_id, m.at, coalesce(s.public and s.priced and coalesce(stock.some_pack, s.available > 0), false) as offered
      from moments m
      left join lateral (
        select s.* from insight.product_states s where s.product_id = m.product_id and s.since <= m.at order by s.since desc, s.event_id desc limit 1) s on true
      left join lateral (
        select bool_or(last.in_stock) as some_pack from unnest(s.variant_ids) as pack (variant_id)
        cross join lateral (
          select r.in_stock from insight.stock_runs r where r.variant_id = pack.variant_id and r.since <= m.at order by r.first_version desc limit 1) last) stock on true),
    turns as (select *, lag(offered) over (partition by product_id order by at) as before from judged),
    kept as (select *, lead(at) over (partition by product_id order by at) as until from turns where offered is distinct from before),
    spans as materialized (select product_id, at as since, until from kept where offered),
    gone as (delete from insight.shelf_spans s where s.product_id = any(products) and not exists (select from spans n where n.product_id = s.product_id and n.since = s.since))
    insert into insight.shelf_spans as s (product_id, since, until) select product_id, since, until from spans
    on conflict (product_id, since) do update set until = excluded.until where s.until is distinct from excluded.until;
  $$;
`;

interface Told { table: string; on: 'insert' | 'update' | 'delete'; news: string }

const day = (instant: string): string => `coalesce((${instant} at time zone 'Asia/Ho_Chi_Minh')::date, 'infinity')`;
const COLUMNS = 'topic, commune_code, product_id, certificate_id, order_code, from_day, until_day';
const SPAN_TOLD = (rows: string): string => `select 'shelf', null::text, product_id, null::uuid, null::text, ${day('since')}, ${day('until')} from ${rows}`;
const ORDER_TOLD = `select distinct 'order', null::text, null::uuid, null::uuid, order_code, '-infinity'::date, 'infinity'::date from changed`;
const EVERYTHING_TOLD = `select '*', '*', null::uuid, null::uuid, null::text, '-infinity'::date, 'infinity'::date`;
/** What was delivered once is not told anew; should it be, all is reckoned anew. */
const moved = (key: string, columns: string): string => `union all ${EVERYTHING_TOLD} where exists (
  select from changed c join former f using (${key}) where f.delivered_at is not null and (${columns.split(', ').map((column) => `f.${column}`).join(', ')}) is distinct from (${columns.split(', ').map((column) => `c.${column}`).join(', ')}))`;
/** Whether goods stand in one order with those of another commune hangs on the communes of both. */
const COMPANIONS = (rows: string): string => `select 'companions', null, product_id, null, null, '-infinity', 'infinity' from ${rows} where product_id is not null`;
const version = (rows: string): string => `select 'certificates', commune_code, null::uuid, null::uuid, null::text, issued_on, 'infinity'::date from ${rows}`;

const TOLD: readonly Told[] = [
  { table: 'certificate_versions', on: 'insert', news: `
    ${version('changed')} union ${COMPANIONS('changed')}` },
  { table: 'certificate_versions', on: 'update', news: `
    ${version('changed')} union ${version('former')} union ${COMPANIONS('former')} union ${COMPANIONS('changed')}` },
  { table: 'shelf_spans', on: 'insert', news: SPAN_TOLD('changed') },
  { table: 'shelf_spans', on: 'delete', news: SPAN_TOLD('former') },
  { table: 'shelf_spans', on: 'update', news: `
    select 'shelf', null::text, product_id, null::uuid, null::text, least(${day('c.until')}, ${day('f.until')}), greatest(${day('c.until')}, ${day('f.until')}) from changed c join former f using (product_id, since)` },
  { table: 'orders', on: 'insert', news: `${ORDER_TOLD} where delivered_at is not null` },
  { table: 'orders', on: 'update', news: `${ORDER_TOLD} where delivered_at is not null ${moved('order_code', 'seller_commune_code, delivered_at, seller_id')}` },
  { table: 'order_lines', on: 'insert', news: ORDER_TOLD },
  { table: 'order_lines', on: 'update', news: `${ORDER_TOLD} ${moved('order_code, product_id', 'delivered_at, known_at')}` },
  { table: 'order_refunds', on: 'insert', news: ORDER_TOLD },
  { table: 'external_checks', on: 'insert', news: `select 'addresses', null::text, null::uuid, l.certificate_id, null::text, c.checked_on, 'infinity'::date from changed c join insight.external_listings l using (listing_id)` },
  { table: 'product_codes', on: 'insert', news: `select 'codes', null::text, product_id, null::uuid, null::text, ${day('since')}, 'infinity'::date from changed` },
  { table: 'product_states', on: 'insert', news: `select 'goods', null::text, product_id, null::uuid, null::text, ${day('since')}, 'infinity'::date from changed` },
  { table: 'shop_goods', on: 'insert', news: `select 'goods', null::text, product_id, null::uuid, null::text, '-infinity'::date, 'infinity'::date from changed` },
  { table: 'shop_goods', on: 'update', news: `
    select 'goods', null::text, product_id, null::uuid, null::text, '-infinity'::date, 'infinity'::date from changed c join former f using (product_id) where f.seller_id <> c.seller_id` },
];

/** Of so much at once it is cheaper to reckon all anew than to look up whom it concerns. */
const MANY = 1_000;

const TRANSITION = { insert: 'new table as changed', update: 'old table as former new table as changed', delete: 'old table as former' } as const;

const teller = ({ table, on, news }: Told): string => `
  create function insight.tell_${table}_${on}() returns trigger language plpgsql as $$
  begin
    with told (${COLUMNS}) as materialized (${news})
    insert into insight.fact_news (${COLUMNS})
    select * from told where (select count(*) from told) <= ${MANY} union all ${EVERYTHING_TOLD} where (select count(*) from told) > ${MANY};
    return null;
  end $$;
  create trigger ${table}_told_${on} after ${on} on insight.${table} referencing ${TRANSITION[on]} for each statement execute function insight.tell_${table}_${on}();
`;

/** Tables of facts of which rows are never removed, nor changed beyond what is told above: should it happen, all is reckoned anew. */
const NEVER_CHANGED = ['certificate_versions', 'shelf_spans', 'orders', 'order_lines', 'order_refunds', 'external_checks', 'external_listings', 'product_codes', 'product_states', 'shop_goods', 'floors'] as const;
const changesOf = (table: string): string[] => [...['insert', 'update', 'delete'].filter((on) => (table === 'floors' || on !== 'insert') && !TOLD.some((told) => told.table === table && told.on === on)), 'truncate'];

const touched = (on: string): string => (on === 'truncate' ? '' : `referencing ${on === 'insert' ? 'new' : 'old'} table as touched `);

const EVERYTHING = `
  create function insight.tell_everything() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'TRUNCATE' then
      if not exists (select from touched) then return null; end if;
    end if;
    insert into insight.fact_news (${COLUMNS}) ${EVERYTHING_TOLD};
    return null;
  end $$;
  ${NEVER_CHANGED.flatMap((table) => changesOf(table).map((on) => `create trigger ${table}_told_${on} after ${on} on insight.${table} ${touched(on)}for each statement execute function insight.tell_everything();`)).join('\n  ')}
`;
