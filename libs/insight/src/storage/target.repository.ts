import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Target } from '../domain/target.js';

const TARGET = `t.target_id as id, t.area, t.area_name as "areaName", t.communes, t.code, t.period, t.value::float8 as value, t.plan_number as "planNumber", t.plan_date as "planDate", t.issuer, t.withdrawn, t.reason`;
const OF_AREA = 'md5(t.scope_key) = md5($1) and t.scope_key = $1';
const CURRENT = 'not exists (select from insight.targets newer where newer.replaces = t.target_id)';

/** Targets; a correction is a further row, nothing is changed. */
@Injectable()
export class TargetRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Errors: a unique violation where the area has a target for this, or the corrected one was corrected before. */
  async add(tx: Tx, target: Target, replaces: string | null, by: { accountId: string; name: string; at: Date }): Promise<void> {
    await tx.query(
      `insert into insight.targets (target_id, replaces, area, area_name, communes, scope_key, code, period, value, plan_number, plan_date, issuer, withdrawn, reason, entered_by, entered_by_name, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [target.id, replaces, target.area, target.areaName, target.communes, scopeKey(target.communes), target.code, target.period, target.value, target.planNumber, target.planDate, target.issuer, target.withdrawn,
        target.reason, by.accountId, by.name, by.at]);
  }

  /** What is asked of exactly these communes in the periods of a year, by indicator and period. */
  async of(communes: readonly string[], year: string, limit: number, after: Cursor | null): Promise<Target[]> {
    return this.dataSource.query(
      `select ${TARGET} from insight.targets t where ${OF_AREA} and left(t.period, 4) = $2 and not t.withdrawn and ${CURRENT} and ($4::text is null or (t.code, t.period) > ($4, $5))
       order by t.code, t.period limit $3`, [scopeKey(communes), year, limit + 1, ...(after ?? [null, null])]);
  }

  /** Codes that have a target in a year. */
  async codes(communes: readonly string[], year: string): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query(`select distinct t.code from insight.targets t where ${OF_AREA} and left(t.period, 4) = $2 and not t.withdrawn and ${CURRENT}`, [scopeKey(communes), year]);
    return rows.map(({ code }) => code);
  }

  /** The id of the one that was asked of exactly these communes and is not any more; null where there is none. */
  async withdrawn(communes: readonly string[], code: string, period: string): Promise<string | null> {
    const [target]: { id: string }[] = await this.dataSource.query(
      `select t.target_id as id from insight.targets t where ${OF_AREA} and t.code = $2 and t.period = $3 and t.withdrawn and ${CURRENT}`, [scopeKey(communes), code, period]);
    return target?.id ?? null;
  }

  /** A target that was not corrected since. */
  async current(targetId: string): Promise<Target | null> {
    const [target]: Target[] = await this.dataSource.query(`select ${TARGET} from insight.targets t where t.target_id = $1 and ${CURRENT}`, [targetId]);
    return target ?? null;
  }
}

const scopeKey = (communes: readonly string[]): string => [...communes].sort().join(',');
