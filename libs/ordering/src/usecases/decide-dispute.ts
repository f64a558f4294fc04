import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { MoveClaim } from './move-claim.js';
import { RefundClaim } from './refund-claim.js';

export interface Decision { decision: 'refund' | 'replacement' | 'reject'; delivery?: boolean | undefined; note: string }

const LEADS_TO: Record<Decision['decision'], readonly Claim['state'][]> = { refund: ['refunding', 'settled'], replacement: ['replacing'], reject: ['rejected'] };

/** The market decides where buyer and seller do not agree, or the seller is silent; its reason is told to both. */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: ClaimRepository,
    private readonly groups: OrderGroupRepository,
    private readonly moveClaim: MoveClaim,
    private readonly refundClaim: RefundClaim,
  ) {}

  /** The same decision again changes nothing. Errors: `ordering.claim_not_found`, `ordering.not_disputed`. */
  async run(operator: string, id: string, decision: Decision): Promise<Claim> {
    return this.unitOfWork.run(async (tx) => {
      const seen = await this.claims.find(id, tx);
      if (seen === null) throw new NotFound('ordering.claim_not_found');
      await this.groups.lock(tx, seen.groupCode);
      const claim = (await this.claims.find(id, tx))!;
      if (claim.state === 'disputed') return this.decide(tx, operator, claim, decision);
      const last = claim.events.findLast(({ party }) => party === 'operator');
      if (last !== undefined && LEADS_TO[decision.decision].includes(claim.state)) return claim;
      throw new Conflict('ordering.not_disputed');
    });
  }

  private async decide(tx: Tx, operator: string, claim: Claim, { decision, delivery, note }: Decision): Promise<Claim> {
    const who = { party: 'operator' as const, actor: operator, note };
    if (decision === 'refund') return this.refundClaim.run(tx, claim, who, delivery);
    return this.moveClaim.run(tx, claim, decision === 'reject' ? 'reject' : 'promise_replacement', who);
  }
}
