import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, Invalid, message, newId, vietnamDay } from '@cho-phien/kernel';
import { sqlState, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { isDay, readPeriod } from '../domain/period.js';
import { checkPlanned } from '../domain/target.js';
import type { Target } from '../domain/target.js';
import { TargetRepository } from '../storage/target.repository.js';
import { ReadQuestion } from './read-question.js';
import { ShowTargets } from './show-targets.js';

export type PlannedValue = Pick<Target, 'value' | 'planNumber' | 'planDate' | 'issuer'>;
const UNIQUE_VIOLATION = '23505';

/** Targets are entered from a plan and corrected with a reason; what stood before stays. */
@Injectable()
export class EnterTarget {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly targets: TargetRepository, private readonly shown: ShowTargets, private readonly scopes: OfficerScope,
    private readonly questions: ReadQuestion, private readonly areas: AreasFacade, private readonly clock: Clock,
  ) {}

  /** The target's id; one that was withdrawn is followed by it. Errors: `insight.target_exists`, `insight.bad_period`, `insight.bad_day`, those of checkPlanned and ReadQuestion. */
  async run(actor: Actor, { area, code, period, ...planned }: PlannedValue & { area?: string; code: string; period: string }): Promise<string> {
    if (readPeriod(period) === null || period.includes('..')) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
    await this.questions.run(actor, { code, area, period, asOf: vietnamDay(this.clock.now()) });
    const scope = await this.scopes.communes(actor, area);
    const areaName = scope.code === null ? message('insight.whole_scope', 'vi') : await this.areas.label(scope.code);
    const withdrawn = await this.targets.withdrawn(scope.communes, code, period);
    const reason = withdrawn && message('insight.target_entered_again', 'vi');
    return this.write(actor, { area: scope.code, areaName, communes: scope.communes, code, period, ...planned, withdrawn: false, reason }, withdrawn);
  }

  /** The new target's id. Errors: `insight.target_not_found`, `insight.target_exists` when somebody corrected it just now, `insight.bad_day`, those of checkPlanned. */
  async correct(actor: Actor, targetId: string, { reason, withdrawn, ...planned }: PlannedValue & { reason: string; withdrawn: boolean }): Promise<string> {
    const { id: _, ...before } = await this.shown.one(actor, targetId);
    return this.write(actor, { ...before, ...planned, withdrawn, reason }, targetId);
  }

  private async write(actor: Actor, target: Omit<Target, 'id'>, replaces: string | null): Promise<string> {
    if (!isDay(target.planDate)) throw new Invalid('insight.bad_day', {}, [{ path: 'planDate', code: 'insight.bad_day' }]);
    checkPlanned(target.code, target.value);
    const id = newId();
    try {
      await this.unitOfWork.run((tx) => this.targets.add(tx, { ...target, id }, replaces, { accountId: actor.accountId, name: actor.name ?? '', at: this.clock.now() }));
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw new Conflict('insight.target_exists');
      throw error;
    }
    return id;
  }
}
