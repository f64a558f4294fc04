import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { CheckElsewhere } from '../usecases/check-elsewhere.js';
import { ShowElsewhere } from '../usecases/show-elsewhere.js';
import type { NamedListing } from '../usecases/show-elsewhere.js';
import { declaredListing, floorsAnswer, listingAnswer, listingPath, listingsAnswer, listingsQuery, listingWithChecks, lookAgain } from './external-listing.dto.js';

type Shown = z.infer<typeof listingAnswer>;

/** Certified products on other floors, as people found them. */
@Controller('officer')
export class OfficerExternalListingsController {
  constructor(private readonly elsewhere: ShowElsewhere, private readonly check: CheckElsewhere) {}

  /** Floors on which a product may be declared to be listed. */
  @Get('floors') @ForOfficer() @Answers(floorsAnswer)
  async floors(): Promise<z.infer<typeof floorsAnswer>> { return { items: await this.elsewhere.otherFloors() }; }

  /** Those looked at longest ago first. */
  @Get('external-listings') @ForOfficer() @Answers(listingsAnswer)
  async list(@CurrentActor() actor: Actor, @Query({ schema: listingsQuery }) { area, limit, after, ...filter }: z.infer<typeof listingsQuery>): Promise<z.infer<typeof listingsAnswer>> {
    const page = await this.elsewhere.list(actor, area, filter, limit, after);
    return { items: page.items.map(shape), next: page.next };
  }

  /** A certified product is offered at this address; declared again, it is looked at again. */
  @Post('external-listings') @ForOfficer() @Answers(listingAnswer, 201)
  async declare(@CurrentActor() actor: Actor, @Body({ schema: declaredListing }) body: z.infer<typeof declaredListing>): Promise<Shown> {
    return shape(await this.elsewhere.named(await this.check.declare(actor, body)));
  }

  /** A listing with every look at it. */
  @Get('external-listings/:id') @ForOfficer() @Answers(listingWithChecks)
  async show(@CurrentActor() actor: Actor, @Param({ schema: listingPath }) { id }: z.infer<typeof listingPath>): Promise<z.infer<typeof listingWithChecks>> {
    const { history, ...listing } = await this.elsewhere.one(actor, id);
    return {
      ...shape(listing),
      history: history.map(({ checkedOn, found, grade, screenshotSha256, note, checkedBy, checkedByName, recordedAt }) => ({ checkedOn, found, grade, screenshotHash: screenshotSha256, note, checkedBy, checkedByName, recordedAt: isoVietnam(recordedAt) })),
    };
  }

  /** Somebody looked again: it is there, it is gone, or it cannot be told. */
  @Post('external-listings/:id/checks') @ForOfficer() @Answers(listingAnswer, 201)
  async again(@CurrentActor() actor: Actor, @Param({ schema: listingPath }) { id }: z.infer<typeof listingPath>, @Body({ schema: lookAgain }) body: z.infer<typeof lookAgain>): Promise<Shown> {
    return shape(await this.elsewhere.named(await this.check.again(actor, id, body)));
  }
}

const shape = ({ listingId, certificateId, certificateNumber, productName, holder, communeCode, communeName, floor, floorName, url, state, firstSeenOn, lastCheckedOn, holdsUntil, grade, checks, checkedBy, checkedByName }: NamedListing): Shown => ({
  id: listingId, certificateId, certificateNumber, productName, holder, communeCode, communeName, floor, floorName, url, state, firstSeenOn, lastCheckedOn, holdsUntil, grade, checks, checkedBy, checkedByName,
});
