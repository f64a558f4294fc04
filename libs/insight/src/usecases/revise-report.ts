import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@cho-phien/kernel';
import { ChangeFeed, sqlState, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ReportRepository } from '../storage/report.repository.js';
import { REPORT_ASKED } from './ask-report.js';
import { ShowReports } from './show-reports.js';

const UNIQUE_VIOLATION = '23505';

/** Computes a report anew as a further version; the versions before it stay as they are. */
@Injectable()
export class ReviseReport {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly changes: ChangeFeed, private readonly reports: ReportRepository,
    private readonly shown: ShowReports, private readonly clock: Clock,
  ) {}

  /** The new version's number. Errors: `insight.report_not_found`, `insight.report_being_computed`. */
  async run(actor: Actor, reportId: string, reason: string): Promise<number> {
    const { versions } = await this.shown.one(actor, reportId);
    const [latest] = versions;
    if (latest?.state === 'computing') throw new Conflict('insight.report_being_computed');
    const version = (latest?.version ?? 0) + 1;
    try {
      await this.unitOfWork.run(async (tx) => {
        await this.reports.addVersion(tx, reportId, { version, reason, askedBy: actor.accountId, askedByName: actor.name ?? '', askedAt: this.clock.now() });
        await this.changes.announce(tx, REPORT_ASKED);
      });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw new Conflict('insight.report_being_computed');
      throw error;
    }
    return version;
  }
}
