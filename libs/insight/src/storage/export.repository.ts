import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Export } from '../domain/export.js';

/** A file in somebody's hands; `taken`: how often it changed hands, so that only the last ones write. */
export type HeldExport = Export & { taken: number };

const EXPORT = `export_id as id, asked_by as "askedBy", communes, subject, question, format, file_name as "fileName", state, rows_done as "rowsDone", rows_total as "rowsTotal", bytes, failure,
  asked_at as "askedAt", finished_at as "finishedAt", expires_at as "expiresAt"`;

/** Whoever makes a file gives a sign of life every second; one without for so long is dead. */
const DEAD_AFTER = '60 seconds';

@Injectable()
export class ExportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, given: Pick<Export, 'id' | 'askedBy' | 'communes' | 'subject' | 'question' | 'format' | 'fileName' | 'askedAt'>): Promise<void> {
    await tx.query(
      'insert into insight.exports (export_id, asked_by, communes, subject, question, format, file_name, asked_at, touched_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)',
      [given.id, given.askedBy, given.communes, given.subject, JSON.stringify(given.question), given.format, given.fileName, given.askedAt]);
  }

  /** Files of one officer that are not made yet. Who asks next waits until this transaction ends, so that several at once are counted too. */
  async openOf(tx: Tx, askedBy: string): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('insight exports ' || $1, 0))`, [askedBy]);
    const [row]: { count: number }[] = await tx.query(`select count(*)::int as count from insight.exports where asked_by = $1 and state in ('waiting', 'running')`, [askedBy]);
    return row!.count;
  }

  async list(askedBy: string, limit: number, after: Cursor | null): Promise<Export[]> {
    return this.dataSource.query(`select ${EXPORT} from insight.exports where asked_by = $1 and ($3::uuid is null or export_id < $3::uuid) order by export_id desc limit $2`, [askedBy, limit + 1, after?.[0] ?? null]);
  }

  async find(exportId: string): Promise<Export | null> {
    const [found]: Export[] = await this.dataSource.query(`select ${EXPORT} from insight.exports where export_id = $1`, [exportId]);
    return found ?? null;
  }

  /** The oldest that waits, or whose maker died, from now on in this process's hands; null when there is none. */
  async take(tx: Tx, now: Date): Promise<HeldExport | null> {
    const [found]: HeldExport[] = await tx.query(
      `with next as (
         select export_id from insight.exports where state = 'waiting' or (state = 'running' and touched_at < $1::timestamptz - interval '${DEAD_AFTER}') order by asked_at limit 1 for update skip locked),
       taken as (update insight.exports e set state = 'running', touched_at = $1, rows_done = 0, taken = e.taken + 1 from next where e.export_id = next.export_id returning e.*)
       select ${EXPORT}, taken from taken`, [now]);
    return found ?? null;
  }

  /** A sign of life, with how far it has come where that is known. False where it is in other hands by now. */
  async progress(tx: Tx, { id, taken }: HeldExport, now: Date, rows?: { done: number; total: number | null }): Promise<boolean> {
    const [held]: [unknown[]] = await tx.query(
      `update insight.exports set rows_done = coalesce($3, rows_done), rows_total = coalesce($4, rows_total), touched_at = $5 where export_id = $1 and taken = $2 and state = 'running' returning 1`,
      [id, taken, rows?.done ?? null, rows?.total ?? null, now]);
    return held.length > 0;
  }

  async finish(tx: Tx, { id, taken }: HeldExport, rows: number, bytes: number, now: Date, expiresAt: Date): Promise<void> {
    await tx.query(
      `update insight.exports set state = 'ready', rows_done = $2, rows_total = $2, bytes = $3, finished_at = $4, touched_at = $4, expires_at = $5 where export_id = $1 and taken = $6 and state = 'running'`, [id, rows, bytes, now, expiresAt, taken]);
  }

  async fail(tx: Tx, { id, taken }: HeldExport, code: string, now: Date): Promise<void> {
    await tx.query(`update insight.exports set state = 'failed', failure = $2, finished_at = $3, touched_at = $3 where export_id = $1 and taken = $4 and state = 'running'`, [id, code, now, taken]);
  }

  /** Files whose days are over. */
  async ended(now: Date): Promise<Export[]> {
    return this.dataSource.query(`select ${EXPORT} from insight.exports where state = 'ready' and expires_at <= $1 order by expires_at limit 100`, [now]);
  }

  async expire(tx: Tx, exportId: string): Promise<void> {
    await tx.query(`update insight.exports set state = 'expired' where export_id = $1 and state = 'ready'`, [exportId]);
  }
}
