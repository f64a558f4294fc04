import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound, seal } from '@cho-phien/kernel';
import { Config, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import type { Requirement } from '../domain/requirements.js';
import { BankAccountRepository } from '../storage/bank-account.repository.js';
import { ChangeRepository } from '../storage/change.repository.js';
import { RequirementRepository } from '../storage/requirement.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { Checklist } from './checklist.js';

/** What sellers give for the checklist, and what operators decide on it. */
@Injectable()
export class EvidenceDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly checklist: Checklist, private readonly requirements: RequirementRepository,
    private readonly bankAccounts: BankAccountRepository, private readonly changes: ChangeRepository, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** What was verified before has to be verified anew. Errors: `sellers.requirement_not_found`, `sellers.requirement_computed`. */
  async give(scope: SellerScope, code: string, value: string): Promise<void> {
    const { sellerId, actor } = scope;
    await this.unitOfWork.run(async (tx) => {
      const line = await this.line(tx, sellerId, code);
      if (line.evidence === 'computed') throw new Conflict('sellers.requirement_computed');
      const at = this.clock.now();
      const sealed = line.sensitive ? seal(this.config.settings.DATA_KEY, `${sellerId} ${code}`, value) : null;
      await this.requirements.addEvidence(tx, { sellerId, code, value: sealed ? null : value, sealed, givenBy: actor, at });
      await this.changes.note(tx, { sellerId, actor, what: `requirement ${code}`, at });
    });
  }

  /** Papers that were seen in person may be verified though nothing was typed in. Errors: `seller.not_found`, `sellers.requirement_not_found`, `sellers.requirement_computed`, `sellers.nothing_given`. */
  async decide(sellerId: string, code: string, decision: 'verified' | 'refused', note: string, actor: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const line = await this.line(tx, sellerId, code);
      const at = this.clock.now();
      const decided = { decision, by: actor, note, at };
      if (code === 'bank_account') {
        if (!(await this.bankAccounts.decide(tx, sellerId, decided))) throw new Conflict('sellers.nothing_given');
      } else {
        if (line.evidence === 'computed') throw new Conflict('sellers.requirement_computed');
        if (!(await this.requirements.decide(tx, sellerId, code, decided))) {
          await this.requirements.addEvidence(tx, { sellerId, code, value: null, sealed: null, givenBy: actor, at });
          await this.requirements.decide(tx, sellerId, code, decided);
        }
      }
      await this.changes.note(tx, { sellerId, actor, what: `requirement ${code}`, after: { decision, note }, at });
    });
  }

  private async line(tx: Tx, sellerId: string, code: string): Promise<Requirement> {
    const seller = await this.sellers.hold(tx, sellerId);
    if (!seller) throw new NotFound('seller.not_found');
    const line = (await this.checklist.of(seller, tx)).lines.find((each) => each.code === code);
    if (!line) throw new NotFound('sellers.requirement_not_found');
    return line;
  }
}
