import { Injectable } from '@nestjs/common';
import { decodeCursor, fold, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { GROUP_NAMES } from '../domain/survey-group.js';
import type { Stall, SurveyDraft, Surveyed } from '../domain/survey.js';

/** A survey as it stands in one version; `reason` says why it was corrected. */
export interface Survey extends SurveyDraft { id: string; version: number; reason: string | null; enteredBy: string; recordedAt: Date }
export type SurveyHead = Omit<Survey, 'stalls'>;

const HEAD = `
  s.survey_id as id, s.version, s.indicator, s.commune_code as "communeCode", s.place, s.surveyed_on as "surveyedOn", s.method, s.frame_size as "frameSize", s.sample_size as "sampleSize", s.guided_count as guided,
  s.doing_count as doing, s.minimum_age as "minimumAge", s.source, s.note, s.reason, s.entered_by as "enteredBy", s.recorded_at as "recordedAt",
  (select coalesce(json_agg(json_build_object('group', g.group_name, 'sampleSize', g.sample_size, 'doing', g.doing_count) order by array_position(array['${GROUP_NAMES.join(`', '`)}'], g.group_name)), '[]')
   from insight.survey_groups g where g.survey_id = s.survey_id and g.version = s.version) as groups`;

/** What people counted. Nothing is changed or removed: a correction is a version of its own. */
@Injectable()
export class SurveyRepository {
  constructor(private readonly dataSource: DataSource) {}

  async keep(tx: Tx, survey: Survey): Promise<void> {
    await tx.query(`
      insert into insight.surveys (survey_id, version, indicator, commune_code, place, place_key, surveyed_on, method, frame_size, sample_size, guided_count, doing_count, minimum_age, source, note, reason, entered_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [survey.id, survey.version, survey.indicator, survey.communeCode, survey.place, fold(survey.place), survey.surveyedOn, survey.method, survey.frameSize, survey.sampleSize, survey.guided, survey.doing, survey.minimumAge,
      survey.source, survey.note, survey.reason, survey.enteredBy, survey.recordedAt]);
    await this.keepStalls(tx, survey);
    await this.keepGroups(tx, survey);
  }

  private async keepStalls(tx: Tx, { id, version, stalls }: Survey): Promise<void> {
    if (stalls.length === 0) return;
    await tx.query(
      'insert into insight.survey_stalls (survey_id, version, number, trade, guided, doing) select $1, $2, * from unnest($3::text[], $4::text[], $5::boolean[], $6::boolean[])',
      [id, version, stalls.map(({ number }) => number), stalls.map(({ trade }) => trade), stalls.map(({ guided }) => guided), stalls.map(({ doing }) => doing)]);
  }

  private async keepGroups(tx: Tx, { id, version, groups }: Survey): Promise<void> {
    if (groups.length === 0) return;
    await tx.query(
      'insert into insight.survey_groups (survey_id, version, group_name, sample_size, doing_count) select $1, $2, * from unnest($3::text[], $4::int[], $5::int[])',
      [id, version, groups.map(({ group }) => group), groups.map(({ sampleSize }) => sampleSize), groups.map(({ doing }) => doing)]);
  }

  /** One writer at a time for the versions of a survey. */
  async lock(tx: Tx, id: string): Promise<void> { await tx.query(`select pg_advisory_xact_lock(hashtextextended('insight survey ' || $1, 0))`, [id]); }

  /** The versions of a survey that are of these communes, the newest first; `moved` where a later one is of another commune. */
  async versions(communes: readonly string[], id: string, tx?: Tx): Promise<(SurveyHead & { moved: boolean })[]> {
    return (await (tx ?? this.dataSource).query(
      `select ${HEAD}, exists (select from insight.surveys l where l.survey_id = s.survey_id and l.version > s.version and not l.commune_code = any($1)) as moved
       from insight.surveys s where s.survey_id = $2 and s.commune_code = any($1) order by s.version desc limit 100`, [communes, id])) as (SurveyHead & { moved: boolean })[];
  }

  /** The roll of a version, by number. */
  async stalls(id: string, version: number): Promise<Stall[]> {
    return this.dataSource.query('select number, trade, guided, doing from insight.survey_stalls where survey_id = $1 and version = $2 order by length(number), number', [id, version]);
  }

  /** Surveys in their last version, the latest day first. Errors: `paging.bad_cursor`. */
  async list(communes: readonly string[], indicator: Surveyed | undefined, limit: number, after?: string): Promise<Page<SurveyHead>> {
    const [day, id] = decodeCursor(after, 2) ?? [null, null];
    const rows: SurveyHead[] = await this.dataSource.query(
      `select ${HEAD} from insight.surveys s
       where s.commune_code = any($1) and ($2::text is null or s.indicator = $2) and not exists (select from insight.surveys newer where newer.survey_id = s.survey_id and newer.version > s.version)
         and ($3::text is null or (s.surveyed_on, s.survey_id) < ($3::text::date, $4::text::uuid))
       order by s.surveyed_on desc, s.survey_id desc limit $5`, [communes, indicator ?? null, day, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.surveyedOn, row.id], (row) => row);
  }
}
