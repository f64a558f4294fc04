import { Injectable } from '@nestjs/common';
import { Clock, newId, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { starClaims } from '../domain/star-claims.js';
import { StarClaimRepository } from '../storage/star-claim.repository.js';

/** Listings that share a transaction. */
const AT_ONCE = 500;

/** Puts public listings that claim stars without a certificate for them before a person. It decides nothing. */
@Injectable()
export class FindStarClaims {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly claims: StarClaimRepository, private readonly clock: Clock) {}

  /** Goes on until every listing that changed was looked at. */
  async run(): Promise<void> {
    while (await this.next());
  }

  private next(): Promise<boolean> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const listings = await this.claims.unscanned(tx, vietnamDay(at), AT_ONCE);
      if (listings.length === 0) return false;
      const scanned = listings.map((listing) => {
        const { name, description, story, variants, pictures, shop } = listing;
        return { ...listing, id: newId(at.getTime()), claims: starClaims({ name, description, story, variants, pictures, shop }, listing.stars) };
      });
      await this.claims.keep(tx, scanned, at);
      return true;
    });
  }
}
