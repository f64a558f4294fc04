import { OfficerScope } from '@cho-phien/areas';
import { Clock, Forbidden, Invalid, newId, NotFound, Unprocessable, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import type { ExternalListing, Found, Grade } from '../domain/external-listing.js';
import { floorOfAddress, isFrontPage } from '../domain/floor.js';
import type { Floor } from '../domain/floor.js';
import { ExternalListingRepository } from '../storage/external-listing.repository.js';
import { FloorRepository } from '../storage/floor.repository.js';

/** What a person found at an address; today when no day is given. */
export interface Look { checkedOn?: VietnamDay | undefined; found: Found; grade: Grade; screenshotHash?: string | undefined; note?: string | undefined }
export interface Declared extends Look { certificateId?: string | undefined; certificateNumber?: string | undefined; floor?: string | undefined; url: string }

/** Looks at listings on other floors: a person's act with a date, never a machine's. */
@Injectable()
export class CheckElsewhere {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly scopes: OfficerScope, private readonly listings: ExternalListingRepository, private readonly floors: FloorRepository, private readonly clock: Clock,
  ) {}

  /**
   * Declares an address of a certified product and what was found there. Declared again it is looked at again.
   * Errors: `insight.certificate_not_found`, `insight.address_of_no_floor`, `insight.address_of_other_floor`, `insight.address_of_no_goods`, `insight.day_to_come`, those of OfficerScope.
   */
  async declare(actor: Actor, declared: Declared): Promise<ExternalListing> {
    const { communes } = await this.scopes.communes(actor);
    const floor = this.floorOf(declared, await this.floors.on(this.today()));
    return this.unitOfWork.run(async (tx) => {
      const certificate = await this.listings.certificate(tx, { id: declared.certificateId, number: declared.certificateNumber });
      if (!certificate) throw new NotFound('insight.certificate_not_found');
      if (!communes.includes(certificate.communeCode)) throw new Forbidden('areas.outside_scope');
      const listingId = await this.listings.declare(tx, { listingId: newId(), certificateId: certificate.certificateId, floor: floor.code, url: new URL(declared.url).href, by: actor.accountId, at: this.clock.now() });
      return this.look(tx, actor, communes, listingId, declared);
    });
  }

  /** Looks at a known address again. Errors: `insight.listing_not_found`, `insight.day_to_come`, those of OfficerScope. */
  async again(actor: Actor, listingId: string, look: Look): Promise<ExternalListing> {
    const { communes } = await this.scopes.communes(actor);
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.listings.one(communes, this.today(), listingId, tx))) throw new NotFound('insight.listing_not_found');
      return this.look(tx, actor, communes, listingId, look);
    });
  }

  private async look(tx: Tx, actor: Actor, communes: readonly string[], listingId: string, { checkedOn = this.today(), found, grade, screenshotHash, note }: Look): Promise<ExternalListing> {
    if (checkedOn > this.today()) throw new Invalid('insight.day_to_come', {}, [{ path: 'checkedOn', code: 'insight.day_to_come' }]);
    await this.listings.keepCheck(tx, listingId, { checkId: newId(), checkedOn, found, grade, screenshotSha256: screenshotHash ?? null, note: note ?? null, checkedBy: actor.accountId, checkedByName: actor.name ?? '', recordedAt: this.clock.now() });
    return (await this.listings.one(communes, this.today(), listingId, tx))!;
  }

  private floorOf({ url, floor }: Declared, floors: readonly Floor[]): Floor {
    const found = floorOfAddress(url, floors);
    if (!found) throw new Unprocessable('insight.address_of_no_floor', {}, [{ path: 'url', code: 'insight.address_of_no_floor' }]);
    if (floor !== undefined && floor !== found.code) throw new Unprocessable('insight.address_of_other_floor', { floor: found.name }, [{ path: 'url', code: 'insight.address_of_other_floor' }]);
    if (isFrontPage(url)) throw new Unprocessable('insight.address_of_no_goods', {}, [{ path: 'url', code: 'insight.address_of_no_goods' }]);
    return found;
  }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }
}
