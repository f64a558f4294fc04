import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { MoveClaim } from './move-claim.js';
import { RefundClaim } from './refund-claim.js';

export interface ClaimAcceptance { outcome: 'refund' | 'replacement'; delivery?: boolean | undefined; note: string | null }

/** The seller's word on a claim. Each answer may be repeated and then changes nothing. */
@Injectable()
export class AnswerClaim {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: ClaimRepository,
    private readonly groups: OrderGroupRepository,
    private readonly moveClaim: MoveClaim,
    private readonly refundClaim: RefundClaim,
  ) {}

  /** Promises the money, or goods in place of others. Errors: `ordering.claim_not_found`, `state.move_not_allowed`. */
  accept(scope: SellerScope, id: string, { outcome, delivery, note }: ClaimAcceptance): Promise<Claim> {
    return this.behindLock(scope, id, async (tx, claim) => {
      const who = { party: 'seller' as const, actor: scope.actor, note };
      if (outcome === 'replacement') return claim.state === 'replacing' ? claim : this.moveClaim.run(tx, claim, 'promise_replacement', who);
      return claim.refund !== null ? claim : this.refundClaim.run(tx, claim, who, delivery);
    });
  }

  /** Says no; the buyer may take it to the market. Errors: as above. */
  decline(scope: SellerScope, id: string, reason: string): Promise<Claim> {
    return this.behindLock(scope, id, async (tx, claim) => (
      claim.state === 'declined' ? claim : this.moveClaim.run(tx, claim, 'decline', { party: 'seller', actor: scope.actor, note: reason })));
  }

  /** Goods in place of others have been sent, promised or not. Errors: as above. */
  sent(scope: SellerScope, id: string, note: string | null): Promise<Claim> {
    return this.behindLock(scope, id, async (tx, claim) => {
      if (claim.state === 'settled' && claim.refund === null) return claim;
      const who = { party: 'seller' as const, actor: scope.actor, note };
      const promised = claim.state === 'replacing' ? claim : await this.moveClaim.run(tx, claim, 'promise_replacement', who);
      return this.moveClaim.run(tx, promised, 'settle', who);
    });
  }

  private async behindLock(scope: SellerScope, id: string, act: (tx: Tx, claim: Claim) => Promise<Claim>): Promise<Claim> {
    return this.unitOfWork.run(async (tx) => {
      const seen = await this.claims.ofSeller(scope, id, tx);
      if (seen === null) throw new NotFound('ordering.claim_not_found');
      await this.groups.lock(tx, seen.groupCode);
      return act(tx, (await this.claims.ofSeller(scope, id, tx))!);
    });
  }
}
