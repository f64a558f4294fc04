import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { cellKey } from '../domain/disclosure/frame.js';
import type { CellKey } from '../domain/disclosure/frame.js';
import type { KeptFrame } from '../domain/disclosure/publication-frame.js';
import type { Cell } from '../domain/disclosure/protect.js';
import type { OpenArea, OpenCell } from '../domain/open-file.js';

export interface OpenFileRecord { format: 'csv' | 'json'; bytes: number; sha256: string }
export type PublicationState = 'prepared' | 'published' | 'withdrawn';

export interface Publication {
  id: string; dataset: string; through: string; definitionVersion: string; frame: KeptFrame; areas: OpenArea[]; state: PublicationState; preparedAfter: number; preparedBy: string; preparedAt: Date;
  number: number | null; publishedBy: string | null; publishedAt: Date | null; withdrawnAt: Date | null; withdrawnReason: string | null; files: OpenFileRecord[] | null;
  cells: number; hidden: number;
}

/** A cell as it was frozen, with whether it is hidden. */
export interface FrozenCell extends Cell { key: CellKey; area: string; period: string; hidden: boolean }
export type PublishedCell = FrozenCell & Pick<Publication, 'preparedAt'>;

const ROW = `p.id, p.dataset, p.through, p.definition_version as "definitionVersion", p.frame, p.areas, p.state, p.prepared_after as "preparedAfter", p.prepared_by as "preparedBy", p.prepared_at as "preparedAt",
  p.number, p.published_by as "publishedBy", p.published_at as "publishedAt", p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason", p.files,
  (select count(*)::int from insight.open_cells c where c.publication_id = p.id) as cells, (select count(*)::int from insight.open_cells c where c.publication_id = p.id and c.hidden) as hidden`;

/** Publications of open data and the figures frozen with them. */
@Injectable()
export class OpenDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One writer at a time for a dataset: what a publication hides depends on all before it. */
  async lock(tx: Tx, dataset: string): Promise<void> { await tx.query(`select pg_advisory_xact_lock(hashtextextended('open data ' || $1, 0))`, [dataset]); }

  async newest(tx: Tx, dataset: string): Promise<number> {
    const [row]: { number: number }[] = await tx.query('select coalesce(max(number), 0)::int as number from insight.open_publications where dataset = $1', [dataset]);
    return row!.number;
  }

  async add(tx: Tx, publication: { id: string; dataset: string; through: string; definitionVersion: string; frame: KeptFrame; areas: OpenArea[]; after: number; by: string; at: Date }, cells: readonly FrozenCell[]): Promise<void> {
    await tx.query(
      `insert into insight.open_publications (id, dataset, through, definition_version, frame, areas, prepared_after, prepared_by, prepared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [publication.id, publication.dataset, publication.through, publication.definitionVersion, JSON.stringify(publication.frame), JSON.stringify(publication.areas), publication.after, publication.by, publication.at]);
    await tx.query(
      `insert into insight.open_cells (publication_id, area, period, sellers, persons, parts, hidden)
       select $1, c.area, c.period, c.sellers, c.persons, c.parts, c.hidden from jsonb_to_recordset($2::jsonb) as c (area text, period text, sellers int, persons int, parts bigint[], hidden boolean)`,
      [publication.id, JSON.stringify(cells.map(({ area, period, sellers, persons, parts, hidden }) => ({ area, period, sellers, persons, parts, hidden })))]);
  }

  /** Frames and cells of everything ever published of a dataset, withdrawn or not, in its order: what was out once is known. */
  async published(tx: Tx, dataset: string): Promise<{ frames: KeptFrame[]; cells: PublishedCell[] }> {
    const frames: { frame: KeptFrame }[] = await tx.query('select frame from insight.open_publications where dataset = $1 and number is not null order by number', [dataset]);
    const cells: Omit<PublishedCell, 'key'>[] = await tx.query(
      `select c.area, c.period, c.sellers, c.persons, array_to_json(c.parts) as parts, c.hidden, p.prepared_at as "preparedAt" from insight.open_cells c join insight.open_publications p on p.id = c.publication_id
       where p.dataset = $1 and p.number is not null order by p.number`, [dataset]);
    return { frames: frames.map(({ frame }) => frame), cells: cells.map((cell) => ({ ...cell, key: cellKey(cell.area, cell.period) })) };
  }

  async find(id: string, tx?: Tx): Promise<Publication | null> {
    const rows: Publication[] = await (tx ?? this.dataSource).query(`select ${ROW} from insight.open_publications p where p.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Those of which every commune is among these, newest first; the first two hundred. */
  async list(communes: readonly string[]): Promise<Publication[]> {
    return this.dataSource.query(`select ${ROW} from insight.open_publications p where p.frame #> '{areas,leaves}' <@ to_jsonb($1::text[]) order by p.prepared_at desc, p.id desc limit 200`, [communes]);
  }

  /** What everybody may read of: published and withdrawn, newest first. */
  async public(): Promise<Publication[]> { return this.dataSource.query(`select ${ROW} from insight.open_publications p where p.number is not null order by p.dataset, p.number desc`); }

  /** A published version; without a number the newest that is not withdrawn. */
  async version(dataset: string, number: number | null): Promise<Publication | null> {
    const rows: Publication[] = await this.dataSource.query(
      `select ${ROW} from insight.open_publications p where p.dataset = $1 and p.state = 'published' and ($2::int is null or p.number = $2) order by p.number desc limit 1`, [dataset, number]);
    return rows[0] ?? null;
  }

  /** Cells as everybody may read them: what is hidden has no parts. */
  async openCells(id: string, tx?: Tx): Promise<OpenCell[]> {
    return (tx ?? this.dataSource).query(
      'select area, period, case when not hidden then array_to_json(parts) end as parts from insight.open_cells where publication_id = $1 order by area, period', [id]);
  }

  async publish(tx: Tx, id: string, given: { number: number; by: string; at: Date; files: OpenFileRecord[] }): Promise<boolean> {
    const [rows]: [unknown[]] = await tx.query(
      `update insight.open_publications set state = 'published', number = $2, published_by = $3, published_at = $4, files = $5 where id = $1 and state = 'prepared' returning 1`, [id, given.number, given.by, given.at, JSON.stringify(given.files)]);
    return rows.length > 0;
  }

  async withdraw(tx: Tx, id: string, by: string, at: Date, reason: string): Promise<boolean> {
    const [rows]: [unknown[]] = await tx.query(
      `update insight.open_publications set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4 where id = $1 and state = 'published' returning 1`, [id, by, at, reason]);
    return rows.length > 0;
  }
}
