import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { DifferenceCount, FrozenFigure, RowDifference } from '../domain/report.js';
import type { FrozenRow } from '../domain/row-key.js';

type Line = { place: number; line: string };

/** What versions hold: their figures, and the rows these stand on. */
@Injectable()
export class FrozenFigureRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, reportId: string, version: number, place: number, rowSetId: string, figure: FrozenFigure): Promise<void> {
    await tx.query(
      `insert into insight.report_figures (report_id, version, code, place, definition_version, base, as_of, period, numerator, denominator, unknown, rate, row_set_id, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [reportId, version, figure.code, place, figure.definitionVersion, figure.base, figure.asOf, figure.period, figure.numerator, figure.denominator, figure.unknown, figure.rate, rowSetId, JSON.stringify(figure)]);
  }

  async of(reportId: string, version: number): Promise<FrozenFigure[]> {
    const rows: { body: FrozenFigure }[] = await this.dataSource.query('select body from insight.report_figures where report_id = $1 and version = $2 order by place', [reportId, version]);
    return rows.map(({ body }) => body);
  }

  async rowSetOf(hash: string): Promise<string | null> {
    const [set]: { id: string }[] = await this.dataSource.query('select row_set_id as id from insight.row_sets where hash = $1', [hash]);
    return set?.id ?? null;
  }

  async addRows(tx: Tx, rowSetId: string, from: number, rows: readonly FrozenRow[]): Promise<void> {
    await tx.query(
      `insert into insight.row_set_rows (row_set_id, place, key, line) select $1, $2 + place - 1, key, line from unnest($3::text[], $4::text[]) with ordinality as given (key, line, place)`,
      [rowSetId, from, rows.map(({ key }) => key), rows.map(({ line }) => line)]);
  }

  /** Makes rows a set that figures may stand on; where another process kept the same set first, that one's id. */
  async closeRows(tx: Tx, rowSetId: string, hash: string, rowCount: number): Promise<string> {
    await tx.query('insert into insight.row_sets (row_set_id, hash, row_count) values ($1, $2, $3) on conflict (hash) do nothing', [rowSetId, hash, rowCount]);
    const [set]: { id: string }[] = await tx.query('select row_set_id as id from insight.row_sets where hash = $1', [hash]);
    return set!.id;
  }

  /** Rows behind a frozen figure from a place on, in the order they were hashed. */
  async lines(reportId: string, version: number, code: string, from: number, limit: number): Promise<Line[]> {
    return this.dataSource.query(
      `select row.place, row.line from insight.report_figures f join insight.row_set_rows row using (row_set_id)
       where f.report_id = $1 and f.version = $2 and f.code = $3 and row.place >= $4 order by row.place limit $5`, [reportId, version, code, from, limit]);
  }

  /** What changed behind a figure between two versions, by what the units are called; a limit of rows after a key. */
  async differences(reportId: string, code: string, from: number, to: number, limit: number, after: string | null): Promise<RowDifference[]> {
    return this.dataSource.query(
      `with sets as (
         select (select row_set_id from insight.report_figures where report_id = $1 and code = $2 and version = $3) as old, (select row_set_id from insight.report_figures where report_id = $1 and code = $2 and version = $4) as new)
       select key, case when before.line is null then 'added' when after.line is null then 'removed' else 'changed' end as change, before.line as before, after.line as after
       from (select key, line from insight.row_set_rows, sets where row_set_id = sets.old) before
       full join (select key, line from insight.row_set_rows, sets where row_set_id = sets.new) after using (key)
       where before.line is distinct from after.line and ($6::text is null or key > $6) order by key limit $5`, [reportId, code, from, to, limit, after]);
  }

  /** Of every figure of either version, how many rows differ; two that stand on the same rows are not gone through. */
  async differenceCounts(reportId: string, from: number, to: number): Promise<DifferenceCount[]> {
    return this.dataSource.query(
      `with sets as (
         select code, coalesce(new.place, old.place) as place, old.row_set_id as old, new.row_set_id as new
         from (select code, place, row_set_id from insight.report_figures where report_id = $1 and version = $2) old
         full join (select code, place, row_set_id from insight.report_figures where report_id = $1 and version = $3) new using (code))
       select sets.code, found.added, found.removed, found.changed
       from sets cross join lateral (
         select count(*) filter (where before.line is null)::int as added, count(*) filter (where after.line is null)::int as removed, count(*) filter (where before.line <> after.line)::int as changed
         from (select key, line from insight.row_set_rows where row_set_id = sets.old and sets.old is distinct from sets.new) before
         full join (select key, line from insight.row_set_rows where row_set_id = sets.new and sets.old is distinct from sets.new) after using (key)) found
       order by sets.place, sets.code`, [reportId, from, to]);
  }
}
