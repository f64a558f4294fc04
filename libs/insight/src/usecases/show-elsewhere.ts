import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import type { ExternalCheck, ExternalListing } from '../domain/external-listing.js';
import type { Floor } from '../domain/floor.js';
import { ExternalListingRepository } from '../storage/external-listing.repository.js';
import type { ListingFilter } from '../storage/external-listing.repository.js';
import { FloorRepository } from '../storage/floor.repository.js';

export type NamedListing = ExternalListing & { communeName: string };

@Injectable()
export class ShowElsewhere {
  constructor(private readonly scopes: OfficerScope, private readonly areas: AreasFacade, private readonly listings: ExternalListingRepository, private readonly floors: FloorRepository, private readonly clock: Clock) {}

  /** Listings on other floors of an area's products, those looked at longest ago first. Errors: those of OfficerScope, `paging.bad_cursor`. */
  async list(actor: Actor, area: string | undefined, filter: ListingFilter, limit: number, after?: string): Promise<Page<NamedListing>> {
    const { communes } = await this.scopes.communes(actor, area);
    const page = await this.listings.list(communes, vietnamDay(this.clock.now()), filter, limit, after);
    return { ...page, items: await Promise.all(page.items.map((listing) => this.named(listing))) };
  }

  /** A listing with every look at it. Errors: `insight.listing_not_found`, those of OfficerScope. */
  async one(actor: Actor, listingId: string): Promise<NamedListing & { history: ExternalCheck[] }> {
    const { communes } = await this.scopes.communes(actor);
    const listing = await this.listings.one(communes, vietnamDay(this.clock.now()), listingId);
    if (!listing) throw new NotFound('insight.listing_not_found');
    return { ...(await this.named(listing)), history: await this.listings.checks(listingId) };
  }

  /** Floors on which a product may be listed today, without this market. */
  async otherFloors(): Promise<Floor[]> {
    return (await this.floors.on(vietnamDay(this.clock.now()))).filter(({ hosts }) => hosts.length > 0);
  }

  async named(listing: ExternalListing): Promise<NamedListing> { return { ...listing, communeName: await this.areas.label(listing.communeCode) }; }
}
