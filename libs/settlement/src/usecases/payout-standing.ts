import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { BankAccount } from '@cho-phien/sellers';
import { PayoutReleaseRepository } from '../storage/payout-release.repository.js';
import type { PayoutRelease } from '../storage/payout-release.repository.js';

/** Why nothing is paid out to a seller, whatever he has. */
export type PayoutHold = 'suspended' | 'no_account' | 'not_verified';
export interface PayoutStanding {
  account: BankAccount | null;
  held: PayoutHold | null;
  suspendedSince: Date | null;
  /** An operator's leave to pay him out in spite of his suspension. */
  release: PayoutRelease | null;
}

const UNKNOWN: PayoutStanding = { account: null, held: 'not_verified', suspendedSince: null, release: null };

/** Whether sellers may be paid out: the one rule for preparing, filing and showing. */
@Injectable()
export class PayoutStandings {
  constructor(private readonly sellers: SellersFacade, private readonly releases: PayoutReleaseRepository) {}

  async of(sellerId: string, tx?: Tx): Promise<PayoutStanding> { return (await this.ofMany([sellerId], tx)).get(sellerId)!; }

  /** A release counts for the suspension that it followed, and not for the next. */
  async ofMany(sellerIds: readonly string[], tx?: Tx): Promise<Map<string, PayoutStanding>> {
    const standings = await this.sellers.moneyStandingsOf(sellerIds, tx);
    const releases = new Map((await this.releases.latestOf(sellerIds, tx)).map((release) => [release.sellerId, release]));
    return new Map(sellerIds.map((id) => {
      const standing = standings.get(id);
      if (!standing) return [id, UNKNOWN];
      const { account, verified, suspendedSince } = standing;
      const latest = releases.get(id) ?? null;
      const release = suspendedSince !== null && latest !== null && latest.at >= suspendedSince ? latest : null;
      const held = suspendedSince !== null && release === null ? 'suspended' : account === null ? 'no_account' : verified ? null : 'not_verified';
      return [id, { account, held, suspendedSince, release }];
    }));
  }
}
