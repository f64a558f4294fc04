import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Report, ReportVersion, VersionState } from '../domain/report.js';
import type { Seal } from '../domain/report-seal.js';

export interface WaitingVersion extends Report { version: number; reason: string | null; askedBy: string; askedByName: string; previousDigest: string | null }
export interface ListedReport extends Report { version: number; state: VersionState; askedAt: Date; frozenAt: Date | null; provisional: boolean | null }
export interface KeptVersion extends ReportVersion { asOf: string | null; provisional: boolean | null; frozenAt: Date | null; failure: string | null; payload: string | null; digest: string | null; publicKey: string | null; signature: string | null }

const REPORT = `r.report_id as id, r.area, r.area_name as "areaName", r.communes, r.period, r.codes, r.frame, r.schedule_id as "scheduleId"`;
const STATE = `case when s.report_id is not null then 'frozen' when f.report_id is not null then 'failed' else 'computing' end`;
const OUTCOME = `left join insight.report_seals s on s.report_id = v.report_id and s.version = v.version left join insight.report_failures f on f.report_id = v.report_id and f.version = v.version`;

/** Reports and their versions; nothing is ever changed. */
@Injectable()
export class ReportRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Notes what was asked; false where the schedule already asked it for this period. */
  async add(tx: Tx, report: Report, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into insight.reports (report_id, area, area_name, communes, period, codes, schedule_id, asked_at, frame) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (schedule_id, period) where schedule_id is not null do nothing returning report_id`,
      [report.id, report.area, report.areaName, report.communes, report.period, report.codes, report.scheduleId, at, report.frame]);
    return rows.length === 1;
  }

  async addVersion(tx: Tx, reportId: string, { version, reason, askedBy, askedByName, askedAt }: Omit<ReportVersion, 'state'>): Promise<void> {
    await tx.query('insert into insight.report_versions (report_id, version, reason, asked_by, asked_by_name, asked_at) values ($1, $2, $3, $4, $5, $6)', [reportId, version, reason, askedBy, askedByName, askedAt]);
  }

  /** The versions that are neither sealed nor given up, oldest first. */
  async waiting(): Promise<WaitingVersion[]> {
    return this.dataSource.query(
      `select ${REPORT}, v.version, v.reason, v.asked_by as "askedBy", v.asked_by_name as "askedByName",
         (select before.digest from insight.report_seals before where before.report_id = v.report_id and before.version < v.version order by before.version desc limit 1) as "previousDigest"
       from insight.report_versions v join insight.reports r using (report_id) ${OUTCOME}
       where s.report_id is null and f.report_id is null order by v.asked_at, v.report_id limit 20`);
  }

  /** Whoever holds this alone works on the version, until the transaction ends; what is sealed or given up meanwhile is nobody's. */
  async takeAlone(tx: Tx, reportId: string, version: number): Promise<boolean> {
    const [row]: { taken: boolean }[] = await tx.query(
      `select pg_try_advisory_xact_lock(hashtextextended('insight.report:' || $1 || ':' || $2, 0)) and not exists (select from insight.report_seals where report_id = $1::uuid and version = $2::int)
         and not exists (select from insight.report_failures where report_id = $1::uuid and version = $2::int) as taken`, [reportId, version]);
    return row!.taken;
  }

  async addFailure(tx: Tx, reportId: string, version: number, code: string, at: Date): Promise<void> {
    await tx.query('insert into insight.report_failures (report_id, version, at, code) values ($1, $2, $3, $4) on conflict do nothing', [reportId, version, at, code]);
  }

  async addSeal(tx: Tx, reportId: string, version: number, given: { asOf: string; provisional: boolean; frozenAt: Date; payload: string } & Seal): Promise<void> {
    await tx.query(
      'insert into insight.report_seals (report_id, version, as_of, provisional, frozen_at, payload, digest, public_key, signature) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [reportId, version, given.asOf, given.provisional, given.frozenAt, given.payload, given.digest, given.publicKey, given.signature]);
  }

  /** Reports of which every commune is among these, newest first, each with its latest version. */
  async list(communes: readonly string[], limit: number, after: Cursor | null): Promise<ListedReport[]> {
    return this.dataSource.query(
      `select ${REPORT}, v.version, v.asked_at as "askedAt", ${STATE} as state, s.frozen_at as "frozenAt", s.provisional
       from insight.reports r
       cross join lateral (select * from insight.report_versions v where v.report_id = r.report_id order by v.version desc limit 1) v ${OUTCOME}
       where r.communes <@ $1::text[] and ($3::uuid is null or r.report_id < $3::uuid) order by r.report_id desc limit $2`, [communes, limit + 1, after?.[0] ?? null]);
  }

  async find(reportId: string): Promise<Report | null> {
    const [report]: Report[] = await this.dataSource.query(`select ${REPORT} from insight.reports r where r.report_id = $1`, [reportId]);
    return report ?? null;
  }

  /** All versions of a report, newest first. */
  async versions(reportId: string): Promise<KeptVersion[]> {
    return this.dataSource.query(
      `select v.version, v.reason, v.asked_by as "askedBy", v.asked_by_name as "askedByName", v.asked_at as "askedAt", ${STATE} as state, s.as_of as "asOf", s.provisional, s.frozen_at as "frozenAt",
         f.code as failure, s.payload, s.digest, s.public_key as "publicKey", s.signature
       from insight.report_versions v ${OUTCOME} where v.report_id = $1 order by v.version desc`, [reportId]);
  }
}
