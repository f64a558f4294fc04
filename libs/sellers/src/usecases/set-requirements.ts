import { Injectable } from '@nestjs/common';
import { Clock, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { isComputable, missingForPayouts } from '../domain/requirements.js';
import type { Requirement } from '../domain/requirements.js';
import { ChangeRepository } from '../storage/change.repository.js';
import { RequirementRepository } from '../storage/requirement.repository.js';

/** Replaces the checklist; lines that are left out are asked for no more, and what was given for them is kept. */
@Injectable()
export class SetRequirements {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly requirements: RequirementRepository, private readonly changes: ChangeRepository, private readonly clock: Clock) {}

  /** Errors: `sellers.not_computable`, `sellers.needed_for_payouts`. */
  async run(lines: readonly Requirement[], actor: string): Promise<void> {
    const wrong = lines.filter(({ code, evidence }) => (evidence === 'computed') !== isComputable(code));
    if (wrong.length > 0) throw new Unprocessable('sellers.not_computable', { code: wrong[0]!.code }, wrong.map(({ code }) => ({ path: `items.${lines.findIndex((line) => line.code === code)}.evidence`, code: 'sellers.not_computable' })));
    const missing = missingForPayouts(lines);
    if (missing !== null) throw new Unprocessable('sellers.needed_for_payouts', { code: missing }, [{ path: 'items', code: 'sellers.needed_for_payouts' }]);
    await this.unitOfWork.run(async (tx) => {
      const at = this.clock.now();
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('sellers requirements', 0))`);
      const before = await this.requirements.all(tx);
      for (const line of lines) await this.requirements.put(tx, line, actor, at);
      await this.requirements.retireOthers(tx, lines.map(({ code }) => code), actor, at);
      await this.changes.note(tx, { sellerId: null, actor, what: 'requirements', before, after: lines, at });
    });
  }
}
