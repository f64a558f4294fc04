import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, Invalid, newId, TooMany, vietnamDay } from '@cho-phien/kernel';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { MOST_OPEN_EXPORTS, PART_IN_NAMES } from '../domain/export.js';
import type { ExportFormat, ExportQuestion, ExportSubject } from '../domain/export.js';
import { isDay } from '../domain/period.js';
import { ExportRepository } from '../storage/export.repository.js';
import { ReadQuestion } from './read-question.js';
import { ShowReports } from './show-reports.js';

export interface AskedExport extends ExportQuestion { subject: ExportSubject; format: ExportFormat }

/** Announced when there is a file to make. */
export const EXPORT_ASKED = 'insight:export_asked';

/** What a file's name can hold of a part's key. */
const IN_A_NAME = /^[\w-]{1,40}$/;

interface Allowed { communes: string[]; question: ExportQuestion; name: string }

/** Takes an order for a file of rows; what may be read is decided here, the file is made behind it. */
@Injectable()
export class AskExport {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly changes: ChangeFeed, private readonly exports: ExportRepository,
    private readonly scopes: OfficerScope, private readonly questions: ReadQuestion, private readonly reports: ShowReports, private readonly clock: Clock,
  ) {}

  /** The file's id. Errors: `insight.export_incomplete`, `insight.too_many_exports`, those of ReadQuestion and ShowReports. */
  async run(actor: Actor, { subject, format, ...asked }: AskedExport): Promise<string> {
    const { communes, question, name } = await this.allowed(actor, subject, asked);
    const [id, askedAt] = [newId(), this.clock.now()];
    await this.unitOfWork.run(async (tx) => {
      if ((await this.exports.openOf(tx, actor.accountId)) >= MOST_OPEN_EXPORTS) throw new TooMany('insight.too_many_exports', { most: MOST_OPEN_EXPORTS });
      await this.exports.add(tx, { id, askedBy: actor.accountId, communes, subject, question, format, fileName: `${name}.${format}`, askedAt });
      await this.changes.announce(tx, EXPORT_ASKED);
    });
    return id;
  }

  private async allowed(actor: Actor, subject: ExportSubject, { code, area, asOf, period, floor, knownAt, part, by, key, frame, reportId, version }: ExportQuestion): Promise<Allowed> {
    if (subject === 'report_rows') {
      if (reportId === undefined || code === undefined) throw incomplete(reportId === undefined ? 'reportId' : 'code');
      const { report, opened } = await this.reports.openFigure(actor, reportId, code, version);
      return { communes: report.communes, question: { reportId, code, version: opened.version }, name: `${code}-${report.period}-v${opened.version}` };
    }
    if (subject === 'rows') {
      if (code === undefined) throw incomplete('code');
      const question = await this.questions.run(actor, { code, area, asOf, period, floor, knownAt, by, frame });
      const { scope, time } = question;
      const when = 'asOf' in time ? { asOf: time.asOf } : { period: time.period.text };
      const [of, known] = [question.floor, question.knownAt];
      const name = [code, of, when.asOf ?? when.period, known && `biet-den-${known}`, key !== undefined && IN_A_NAME.test(key) && key, part && PART_IN_NAMES[part]].filter(Boolean).join('-');
      return { communes: scope.communes, question: { code, area, ...when, ...(of !== null && { floor: of }), ...(known !== null && { knownAt: known }), part, ...(key !== undefined && { by, key, frame }) }, name };
    }
    const day = asOf ?? vietnamDay(this.clock.now());
    if (!isDay(day)) throw new Invalid('insight.bad_day', {}, [{ path: 'asOf', code: 'insight.bad_day' }]);
    if (day > vietnamDay(this.clock.now())) throw new Invalid('insight.day_to_come', {}, [{ path: 'asOf', code: 'insight.day_to_come' }]);
    const { communes } = await this.scopes.communes(actor, area, day);
    return { communes, question: { area, asOf: day }, name: `PTNT_OCOP-${day}` };
  }
}

const incomplete = (path: string): Invalid => new Invalid('insight.export_incomplete', {}, [{ path, code: 'field.required' }]);
