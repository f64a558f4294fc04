import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Parting } from '../domain/definition.js';
import type { Figure } from '../domain/figure.js';
import type { Evidence } from '../domain/indicators.js';
import { askedParameters } from './asked-times.js';
import type { AskedUnits } from './asked-times.js';
import { ASKED_PARAMETERS, askedTable } from './unit-query.js';
import type { UnitPart, UnitQuery, UnitRow } from './unit-query.js';

/** One part of a figure at one time (`n`, from 1). The denominator is without what is unknown; `units` and `unknownUnits` count rows. */
export interface Part extends Figure { n: number; key: string; channel: string | null; units: number; unknownUnits: number; evidence: Evidence }

/** The parts of a figure, and what else is said of the whole. */
export interface Figures { parts: Part[]; measures?: Record<string, number> }

/** The parts of a figure in one commune, and what else is said of it (`Keeping`). */
export interface CommuneFigure { parts: Omit<Part, 'n'>[]; measures: Record<string, number>; sets: Record<string, string[]> }

/** Figures by time (from 1) and commune, all of one snapshot of the database. */
export interface CommuneFigures { asOf: string; at: Date; byTime: Map<number, Map<string, CommuneFigure>> }

export interface Revision { on: VietnamDay; what: string; count: number }

const FIGURE = `
  coalesce(sum(weight) filter (where part = 'numerator'), 0)::bigint as numerator, coalesce(sum(weight) filter (where part <> 'unknown'), 0)::bigint as denominator,
  coalesce(sum(weight) filter (where part = 'unknown'), 0)::bigint as unknown, (count(*) filter (where part <> 'unknown'))::int as units, (count(*) filter (where part = 'unknown'))::int as "unknownUnits",
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

const withTables = ({ tables = [] }: UnitQuery, asked: Pick<AskedUnits, 'times'>): string => `with ${[askedTable(asked), ...tables].join(',')}`;

/** One row for each part of each commune, one for each commune where it has measures, and one of all, so that the snapshot is told even of nothing. */
export const communeStatement = (query: UnitQuery, by: Parting, asked: Pick<AskedUnits, 'times'>): string => `${withTables(query, asked)}
  select n::int as n, commune_code as commune, part_key as key, part_channel as channel, grouping(part_key) as whole, pg_current_snapshot()::text as "asOf", now() as at, ${FIGURE}${columnsOf('measure_', query.keeping?.measures)}${columnsOf('set_', query.keeping?.sets)}
  from (select unit.*, ${query.keys[by]!} as part_key, ${query.keys.channel ?? 'null::text'} as part_channel from (${query.sql}) unit) unit
  group by grouping sets ((n, commune_code, part_key, part_channel), ${query.keeping?.measures ? '(n, commune_code), ' : ''}())`;

/** Figures and rows of any indicator, one statement each. */
@Injectable()
export class UnitRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every part that has units, by time and key, and by channel where the units have one; and the aggregates of the whole, where the query has some. */
  async figures(query: UnitQuery, asked: AskedUnits, by: Parting): Promise<Figures> {
    const measures = Object.entries(query.measures ?? {});
    const rows: FigureRow[] = await this.dataSource.query(
      `${withTables(query, asked)} select n::int as n, ${query.keys[by]!} as key, ${query.keys.channel ?? 'null::text'} as channel, ${FIGURE}${measures.map(([name, sum]) => `, ${sum} as "${measureColumn(name)}"`).join('')}
       from (${query.sql}) unit group by grouping sets ((1, 2, 3)${measures.length > 0 ? ', ()' : ''}) order by 1, 2, 3`, askedParameters(asked));
    const whole = rows.find(({ n }) => n === null);
    return {
      parts: rows.filter(isPart).map((row) => ({ n: row.n, ...partOf(row) })),
      ...(whole && { measures: Object.fromEntries(measures.map(([name]) => [name, whole[measureColumn(name)] as number])) }),
    };
  }

  /** A figure that is kept, commune by commune. */
  async ofCommunes(query: UnitQuery, asked: AskedUnits, by: Parting): Promise<CommuneFigures> {
    const rows: (FigureRow & { commune: string | null; whole: number; asOf: string; at: Date })[] = await this.dataSource.query(communeStatement(query, by, asked), askedParameters(asked));
    const byTime = new Map(asked.times.map((_, index) => [index + 1, new Map(asked.communes.map((commune): [string, CommuneFigure] => [commune, { parts: [], measures: {}, sets: {} }]))]));
    for (const row of rows) {
      const figure = row.n === null || row.commune === null ? undefined : byTime.get(row.n)?.get(row.commune);
      if (!figure) continue;
      if (row.whole === 0) figure.parts.push(partOf(row));
      else Object.assign(figure, { measures: named(row, 'measure_', query.keeping?.measures), sets: named(row, 'set_', query.keeping?.sets) });
    }
    return { asOf: rows[0]!.asOf, at: rows[0]!.at, byTime };
  }

  /** The units that stand in these parts, page by page; in a CASE, so that the planner expects half of them, and reads them in their order, instead of next to none. Errors: `paging.bad_cursor`. */
  async page(query: UnitQuery, asked: AskedUnits, only: WantedUnits, limit: number, after?: string): Promise<Page<UnitRow>> {
    const { cursor } = query;
    const place = decodeCursor(after, cursor.length);
    const at = ASKED_PARAMETERS + 2;
    const columns = cursor.map(({ column }) => column).join(', ');
    const beyond = `$${at + 1}::text is null or (${columns}) > (${cursor.map(({ type }, index) => `$${at + 1 + index}::text::${type}`).join(', ')})`;
    const rows: (UnitRow & { place: string[] })[] = await this.dataSource.query(
      `${withTables(query, asked)} select ${shownColumns(query)}, array[${cursor.map(({ column }) => `${column}::text`).join(', ')}] as place
       from (${query.sql}) unit where case when part = any($${at - 1}) then true else false end and ${within(query, only, at + 1 + cursor.length)} and (${beyond}) order by ${columns} limit $${at}`,
      [...askedParameters(asked), only.parts, limit + 1, ...(place ?? cursor.map(() => null)), ...keyOf(only)]);
    const last = rows[limit - 1];
    return { items: rows.slice(0, limit).map(({ place: _, ...row }) => (query.shape ?? asItIs)(row as unknown as UnitRow)), next: rows.length > limit && last ? encodeCursor(last.place) : null };
  }

  /** All units that stand in these parts, in the order of pages, `size` at a time, of nothing once none; of one snapshot, on a connection of its own until the last is read. */
  async *all(query: UnitQuery, asked: AskedUnits, only: WantedUnits, size: number): AsyncGenerator<UnitRow[]> {
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
