import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Parting } from '../domain/definition.js';
import type { Figure } from '../domain/figure.js';
import type { Evidence } from '../domain/indicators.js';
import { askedParameters } from './asked-times.js';
import type { AskedUnits } from './asked-times.js';
import { ASKED_PARAMETERS, askedTable, unitsBy } from './unit-query.js';
import type { UnitPart, UnitQuery, UnitRow } from './unit-query.js';

/** One part of a figure at one time (`n`, from 1). The denominator is without what is unknown; `units` and `unknownUnits` count rows. */
export interface Part extends Figure { n: number; key: string; channel: string | null; units: number; unknownUnits: number; evidence: Evidence }

/** The parts of a figure, and what else is said of the whole. */
export interface Figures { parts: Part[]; measures?: Record<string, number> }

/** The parts of a figure in one commune, and what else is said of it (`Keeping`). */
export interface CommuneFigure { parts: Omit<Part, 'n'>[]; measures: Record<string, number>; sets: Record<string, string[]> }

/** Figures by parting, time and commune, all of one snapshot of the database. */
export interface CommuneFigures { asOf: string; at: Date; figures: Map<string, CommuneFigure>[][] }

export interface Revision { on: VietnamDay; what: string; count: number }

const figureColumns = (each: string): string => `
  coalesce(sum(weight) filter (where part = 'numerator'), 0)::bigint as numerator, coalesce(sum(weight) filter (where part <> 'unknown'), 0)::bigint as denominator,
  coalesce(sum(weight) filter (where part = 'unknown'), 0)::bigint as unknown, coalesce(sum(${each}) filter (where part <> 'unknown'), 0)::int as units, coalesce(sum(${each}) filter (where part = 'unknown'), 0)::int as "unknownUnits",
  coalesce(sum(weight) filter (where evidence = 'A'), 0)::bigint as a, coalesce(sum(weight) filter (where evidence = 'B'), 0)::bigint as b, coalesce(sum(weight) filter (where evidence = 'C'), 0)::bigint as c`;

type FigureRow = Omit<Part, 'evidence' | 'n'> & { n: number | null; a: number; b: number; c: number } & Record<string, unknown>;
const isPart = (row: FigureRow): row is FigureRow & { n: number } => row.n !== null;
const measureColumn = (name: string): string => `measure_${name}`;

const partOf = ({ key, channel, numerator, denominator, unknown, units, unknownUnits, a, b, c }: FigureRow): Omit<Part, 'n'> => ({ key, channel, numerator, denominator, unknown, units, unknownUnits, evidence: { A: a, B: b, C: c } });

const named = (row: Record<string, unknown>, prefix: string, of: Readonly<Record<string, string>> = {}): Record<string, unknown> => Object.fromEntries(Object.keys(of).map((name) => [name, row[prefix + name]]));
const columnsOf = (prefix: string, of: Readonly<Record<string, string>> = {}): string => Object.entries(of).map(([name, aggregate]) => `, ${aggregate} as "${prefix}${name}"`).join('');

/** What a row shows, and where it counts. */
const shownColumns = ({ shown }: UnitQuery): string => `${Object.entries(shown).map(([name, column]) => `${column} as "${name}"`).join(', ')}, part, evidence`;

/** Which units to list: those of these parts, and of one part of a parting where it is named. */
export interface WantedUnits { parts: readonly UnitPart[]; of?: { by: Parting; key: string } }

/** By the expression that the parting goes by, so that the rows of a part are the units of its figure. */
const within = ({ keys }: UnitQuery, { of }: WantedUnits, at: number): string => (of === undefined ? 'true' : `(${keys[of.by]!}) = $${at}::text`);
const keyOf = ({ of }: WantedUnits): string[] => (of === undefined ? [] : [of.key]);

const asItIs = (row: UnitRow): UnitRow => row;

const withTables = ({ tables = [] }: Pick<UnitQuery, 'tables'>, asked: Pick<AskedUnits, 'times'>): string => `with ${[askedTable(asked), ...tables].join(',')}`;

/** The units as figures read them; `each` says for how many a row stands. */
const inBulk = ({ bulk, tables = [], sql }: UnitQuery): { tables: readonly string[]; sql: string; each: string } => (bulk ? { ...bulk, each: 'units' } : { tables, sql, each: '1' });

const nothing = (of: Readonly<Record<string, string>> = {}): Record<string, string> => Object.fromEntries(Object.keys(of).map((name) => [name, 'null']));

/**
 * One row for each part of each commune by each of the partings, whose number `whole` says (that of the whole: as many as there are partings), one for each commune
 * where it has measures, and one of all, so that the snapshot is told even of nothing.
 */
export const communeStatement = (query: UnitQuery, by: readonly Parting[], asked: Pick<AskedUnits, 'times'>): string => {
  const { tables, sql, each } = inBulk(query);
  const { measures, sets, reads = [] } = query.keeping ?? {};
  const keys = by.map((_, index) => `key_${index}`);
  const parting = `case grouping(${keys.join(', ')}) ${keys.map((_, index) => `when ${(1 << keys.length) - 1 - (1 << (keys.length - 1 - index))} then ${index}`).join(' ')} else ${keys.length} end`;
  const told = (named: string): string => `n::int as n, commune_code as commune, ${named}, pg_current_snapshot()::text as "asOf", now() as at`;
  const parts = `select ${told(`coalesce(${keys.join(', ')}) as key, part_channel as channel, ${parting} as parting`)}, ${figureColumns(each)}${measures ? columnsOf('measure_', nothing(measures)) + columnsOf('set_', nothing(sets)) : ''}
  from unit group by grouping sets (${keys.map((key) => `(n, commune_code, ${key}, part_channel)`).join(', ')}, ())`;
  const whole = `select ${told(`null, null, ${keys.length}`)}, 0, 0, 0, 0, 0, 0, 0, 0${columnsOf('measure_', measures)}${columnsOf('set_', sets)} from unit group by n, commune_code`;
  return `${withTables({ tables: [...tables, `
  unit as (select ${['n', 'commune_code', 'part', 'weight', 'evidence', ...(query.bulk ? ['units'] : []), ...reads].join(', ')}, ${keys.map((key, index) => `${query.keys[by[index]!]!} as ${key}`).join(', ')}, ${query.keys.channel ?? 'null::text'} as part_channel from (${sql}) unit)`] }, asked)}
  ${measures ? `${parts} union all ${whole}` : parts}`;
};

/** Figures and rows of any indicator, one statement each. */
@Injectable()
export class UnitRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every part that has units, by time and key, and by channel where the units have one; and the aggregates of the whole, where the query has some. */
  async figures(query: UnitQuery, asked: AskedUnits, by: Parting): Promise<Figures> {
    const { tables, sql, each } = { tables: query.tables ?? [], sql: unitsBy(query, by).sql, each: '1' };
    const measures = Object.entries(query.measures ?? {});
    const rows: FigureRow[] = await this.dataSource.query(
      `${withTables({ tables }, asked)} select n::int as n, ${query.keys[by]!} as key, ${query.keys.channel ?? 'null::text'} as channel, ${figureColumns(each)}${measures.map(([name, sum]) => `, ${sum} as "${measureColumn(name)}"`).join('')}
       from (${sql}) unit group by grouping sets ((1, 2, 3)${measures.length > 0 ? ', ()' : ''}) order by 1, 2, 3`, askedParameters(asked));
    const whole = rows.find(({ n }) => n === null);
    return {
      parts: rows.filter(isPart).map((row) => ({ n: row.n, ...partOf(row) })),
      ...(whole && { measures: Object.fromEntries(measures.map(([name]) => [name, whole[measureColumn(name)] as number])) }),
    };
  }

  /** A figure that is kept, commune by commune, by each of the partings. */
  async ofCommunes(query: UnitQuery, asked: AskedUnits, by: readonly Parting[]): Promise<CommuneFigures> {
    const rows: (FigureRow & { commune: string | null; parting: number; asOf: string; at: Date })[] = await this.dataSource.query(communeStatement(query, by, asked), askedParameters(asked));
    const empty = (): Map<string, CommuneFigure> => new Map(asked.communes.map((commune) => [commune, { parts: [], measures: {}, sets: {} }]));
    const figures = by.map(() => asked.times.map(empty));
    for (const row of rows) {
      if (row.n === null || row.commune === null) continue;
      for (const [parting, byTime] of figures.entries()) {
        const figure = byTime[row.n - 1]!.get(row.commune);
        if (row.parting === parting) figure?.parts.push(partOf(row));
        else if (figure && row.parting === by.length) Object.assign(figure, { measures: named(row, 'measure_', query.keeping?.measures), sets: named(row, 'set_', query.keeping?.sets) });
      }
    }
    return { asOf: rows[0]!.asOf, at: rows[0]!.at, figures };
  }

  /** The units that stand in these parts, page by page; in a CASE, so that the planner expects half of them, and reads them in their order, instead of next to none. Errors: `paging.bad_cursor`. */
  async page(whole: UnitQuery, asked: AskedUnits, only: WantedUnits, limit: number, after?: string): Promise<Page<UnitRow>> {
    const query = unitsBy(whole, only.of?.by);
    const { cursor } = query;
    const place = decodeCursor(after, cursor.length);
    const at = ASKED_PARAMETERS + 2;
    const columns = cursor.map(({ column }) => column).join(', ');
    const beyond = `$${at + 1}::text is null or (${columns}) > (${cursor.map(({ type }, index) => `$${at + 1 + index}::text::${type}`).join(', ')})`;
    const rows: (UnitRow & { cursorPlace: string[] })[] = await this.dataSource.query(
      `${withTables(query, asked)} select ${shownColumns(query)}, array[${cursor.map(({ column }) => `${column}::text`).join(', ')}] as "cursorPlace"
       from (${query.sql}) unit where case when part = any($${at - 1}) then true else false end and ${within(query, only, at + 1 + cursor.length)} and (${beyond}) order by ${columns} limit $${at}`,
      [...askedParameters(asked), only.parts, limit + 1, ...(place ?? cursor.map(() => null)), ...keyOf(only)]);
    const last = rows[limit - 1];
    return { items: rows.slice(0, limit).map(({ cursorPlace: _, ...row }) => (query.shape ?? asItIs)(row as unknown as UnitRow)), next: rows.length > limit && last ? encodeCursor(last.cursorPlace) : null };
  }

  /** All units that stand in these parts, in the order of pages, `size` at a time, of nothing once none; of one snapshot, on a connection of its own until the last is read. */
  async *all(whole: UnitQuery, asked: AskedUnits, only: WantedUnits, size: number): AsyncGenerator<UnitRow[]> {
    const query = unitsBy(whole, only.of?.by);
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('set local cursor_tuple_fraction = 1'); // all of them are wanted, not the first ones soon
      await runner.query(
        `declare units no scroll cursor for ${withTables(query, asked)} select ${shownColumns(query)} from (${query.sql}) unit where part = any($${ASKED_PARAMETERS + 1}) and ${within(query, only, ASKED_PARAMETERS + 2)} order by ${query.cursor.map(({ column }) => column).join(', ')}`,
        [...askedParameters(asked), only.parts, ...keyOf(only)]);
      for (let [read, first] = [size, true]; read === size; first = false) {
        const rows: UnitRow[] = await runner.query(`fetch ${size} from units`);
        read = rows.length;
        if (read > 0 || first) yield rows.map(query.shape ?? asItIs);
      }
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** News about the days asked about that came when they were over, newest first. */
  async revisions(query: UnitQuery, asked: AskedUnits): Promise<Revision[]> {
    if (query.revisions === undefined) return [];
    return this.dataSource.query(`with ${askedTable(asked)} select * from (${query.revisions}) news limit 200`, askedParameters(asked));
  }
}
