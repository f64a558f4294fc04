import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, isoVietnam, NotFound } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { StarClaimRepository } from '../storage/star-claim.repository.js';
import type { ClaimDecision, WaitingClaim } from '../storage/star-claim.repository.js';
import { officer } from './enter-certificate.js';

/** Star claims as the officers of their communes look at them and decide. */
@Injectable()
export class DecideStarClaim {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly scope: OfficerScope, private readonly claims: StarClaimRepository, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** With how many there are of this state. Errors: those of OfficerScope, `paging.bad_cursor`. */
  async page(actor: Actor, area: string | undefined, state: WaitingClaim['state'], paging: { limit: number; after?: string }): Promise<Page<WaitingClaim> & { count: number }> {
    const { communes } = await this.scope.communes(actor, area);
    const [page, count] = await Promise.all([this.claims.page(communes, state, paging), this.claims.count(communes, state)]);
    return { ...page, count };
  }

  /** All that were found false, wherever: for those who run the market. */
  falseOnes(paging: { limit: number; after?: string }): Promise<Page<WaitingClaim>> { return this.claims.page(null, 'false_claim', paging); }

  /** The seller is told of a false one. Errors: `catalog.star_claim_not_found`, also where the text was mended meanwhile, `catalog.star_claim_decided_before`. */
  async run(actor: Actor, id: string, decision: ClaimDecision, reason: string): Promise<WaitingClaim> {
    const { communes } = await this.scope.communes(actor);
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const claim = await this.claims.find(id, communes, tx);
      if (!claim) throw new NotFound('catalog.star_claim_not_found');
      if (!(await this.claims.decide(tx, id, { decision, by: officer(actor), reason, at }))) throw new Conflict('catalog.star_claim_decided_before');
      const { id: productId, name, seller } = claim.product;
      await this.outbox.append(tx, { type: 'catalog.star_claim_decided', payload: { claimId: id, productId, sellerId: seller.id, name, decision, reason, at: isoVietnam(at) } });
      return { ...claim, state: decision, decidedAt: at, reason };
    });
  }
}
