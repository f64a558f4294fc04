import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { MoveClaim } from './move-claim.js';

/** The buyer goes on with a claim, or gives it up. Each may be repeated and then changes nothing. */
@Injectable()
export class PursueClaim {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: ClaimRepository,
    private readonly groups: OrderGroupRepository,
    private readonly moveClaim: MoveClaim,
  ) {}

  /** Takes it to the market. Errors: `ordering.claim_not_found`, `state.move_not_allowed`. */
  dispute(groupCode: string, id: string, note: string): Promise<Claim> { return this.step(groupCode, id, 'dispute', 'disputed', note); }

  /** Errors: as above. */
  withdraw(groupCode: string, id: string): Promise<Claim> { return this.step(groupCode, id, 'withdraw', 'withdrawn', null); }

  private async step(groupCode: string, id: string, move: 'dispute' | 'withdraw', to: Claim['state'], note: string | null): Promise<Claim> {
    return this.unitOfWork.run(async (tx) => {
      await this.groups.lock(tx, groupCode);
      const claim = await this.claims.find(id, tx);
      if (claim === null || claim.groupCode !== groupCode) throw new NotFound('ordering.claim_not_found');
      return claim.state === to ? claim : this.moveClaim.run(tx, claim, move, { party: 'buyer', actor: 'buyer', note });
    });
  }
}
