import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { PayoutReleaseRepository } from '../storage/payout-release.repository.js';
import { PayoutStandings } from './payout-standing.js';

/** A suspended seller's money is his still: an operator says, with a reason, that it may be paid out. */
@Injectable()
export class ReleasePayouts {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellersFacade, private readonly standings: PayoutStandings, private readonly releases: PayoutReleaseRepository, private readonly clock: Clock,
  ) {}

  /** Releasing again changes nothing. Errors: `seller.not_found`, `settlement.seller_not_suspended`. */
  async run(by: string, sellerId: string, reason: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.sellers.find(sellerId, tx))) throw new NotFound('seller.not_found');
      const { suspendedSince, release } = await this.standings.of(sellerId, tx);
      if (suspendedSince === null) throw new Conflict('settlement.seller_not_suspended');
      if (release === null) await this.releases.add(tx, { sellerId, reason, by, at: this.clock.now() });
    });
  }
}
