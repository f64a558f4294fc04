import type { Parting } from '../domain/definition.js';

/** Where a unit counts. */
export type UnitPart = 'numerator' | 'rest' | 'unknown';

export type UnitRow = Record<string, unknown> & { communeCode: string; part: UnitPart };

/** What news of facts tells of: what a figure is made of. `sales`: of products; `producers`: of the shops that sell them; `companions`: goods in one order with others. */
export type FactTopic = 'certificates' | 'shelf' | 'addresses' | 'floors' | 'sales' | 'orders' | 'goods' | 'producers' | 'companions' | 'codes';

/**
 * How a figure is kept by commune (docs/adr/0030). Measures of communes are added; what may stand in several of them is told by `sets`,
 * of which each thing counts once.
 */
export interface Keeping {
  topics: readonly FactTopic[];
  /** A unit counts on one day, so that months add up: what is kept is always of a month. */
  byMonth?: true;
  measures?: Readonly<Record<string, string>>;
  sets?: Readonly<Record<string, string>>;
  /** The columns that measures and sets read. */
  reads?: readonly string[];
}

/**
 * The units behind an indicator, as SQL: figures group them, rows list them, so that both always agree.
 * `sql` reads `asked` (see `askedTimes`; one row `n` for each day or period) and answers one row per unit with
 * `n`, `commune_code`, `part`, `weight` (1, or đồng) and `evidence` (A, B, C, or null where it counts for nothing).
 */
export interface UnitQuery {
  /** Common tables before `sql`, without `with`. */
  tables?: readonly string[];
  sql: string;
  /** The same units made all at once, as figures want them, instead of one by one, as a page of rows does: a row stands for as many as its `units` says. Left out where `sql` serves both. */
  bulk?: { tables: readonly string[]; sql: string };
  /** Of a parting that was counted apart, not of each unit: units of its own, which make up the same whole. */
  apart?: Partial<Record<Parting, Pick<UnitQuery, 'sql' | 'shown'>>>;
  /** The column or expression for each parting; null is no part. */
  keys: Partial<Record<Parting, string>>;
  /** What a row shows: name in the answer → column or expression of `unit`. */
  shown: Readonly<Record<string, string>>;
  /** What else a row says, reckoned from what the database answers. */
  shape?(row: UnitRow): UnitRow;
  /** A unique order of the rows of one time. */
  cursor: readonly { column: string; type: 'text' | 'uuid' | 'timestamptz' }[];
  /** Aggregates of the whole beside the figure. */
  measures?: Readonly<Record<string, string>>;
  /** Left out where few rows are read, and where `now` is: such a figure is reckoned each time. */
  keeping?: Keeping;
  /** When news about past days came, since they were over: statement with `on` (day), `what`, `count`. */
  revisions?: string;
}

/** The units as they are taken apart by a parting. */
export const unitsBy = (query: UnitQuery, by: Parting | undefined): UnitQuery => ({ ...query, ...(by && query.apart?.[by]) });

/**
 * The times asked about (`askedTable`) as a table `asked` of one row each, by parameters $1 to $10:
 * n, first_day, last_day, start_at and end_at (the instants around them), grace_from and grace (days by the law, see
 * `graceDaysOn`), known (nothing learnt later counts), floor and now (what is due later is not due yet). $1 are the communes.
 */
const ASKED = `
  asked as (
    select t.*, $8::timestamptz as known, $9::text as floor, $10::timestamptz as now
    from unnest($2::date[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::date[], $7::int[]) with ordinality as t (first_day, last_day, start_at, end_at, grace_from, grace, n)
    where cardinality($1::text[]) > 0)`;
/** One time as constants: the planner then sees through the join, and reads no more rows in order than are wanted. */
const ASKED_ONCE = `
  asked as not materialized (
    select ($2::date[])[1] as first_day, ($3::date[])[1] as last_day, ($4::timestamptz[])[1] as start_at, ($5::timestamptz[])[1] as end_at, ($6::date[])[1] as grace_from, ($7::int[])[1] as grace, 1::bigint as n,
      $8::timestamptz as known, $9::text as floor, $10::timestamptz as now)`;

export const askedTable = ({ times }: { times: readonly unknown[] }): string => (times.length === 1 ? ASKED_ONCE : ASKED);
export const ASKED_PARAMETERS = 10;
