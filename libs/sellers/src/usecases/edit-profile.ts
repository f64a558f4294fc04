import { Injectable } from '@nestjs/common';
import { Clock, Forbidden, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { ChangeRepository } from '../storage/change.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import type { ProfileChange } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';
import { AnnounceSeller } from './announce-seller.js';

const FIELDS = ['name', 'description', 'story', 'phoneNumber', 'addressLine', 'ownerName', 'openingDays', 'addressAs', 'holiday'] as const satisfies readonly (keyof ProfileChange)[];

/** Changes what a shop tells of itself; what was there before is kept. */
@Injectable()
export class EditProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly changes: ChangeRepository,
    private readonly announceSeller: AnnounceSeller, private readonly announceContact: AnnounceContact, private readonly clock: Clock,
  ) {}

  /** Errors: `sellers.phone_by_member`: codes of consent go to the phone, so no assistant may change it. */
  async run(scope: SellerScope, change: ProfileChange): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const before = await this.sellers.hold(tx, scope.sellerId);
      if (!before) throw new NotFound('seller.not_found');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as ProfileChange;
      const differing = FIELDS.filter((field) => field in given && JSON.stringify(given[field]) !== JSON.stringify(before[field]));
      if (differing.includes('phoneNumber') && scope.consentId !== null) throw new Forbidden('sellers.phone_by_member');
      if (differing.includes('phoneNumber') && scope.role !== 'owner') throw new Forbidden('seller.role_not_enough'); // he could give consents in the owner's name
      if (differing.length === 0) return;
      const only = (source: object): object => Object.fromEntries(differing.map((field) => [field, (source as Record<string, unknown>)[field]]));
      await this.sellers.change(tx, scope.sellerId, { ...before, ...given });
      await this.changes.note(tx, { sellerId: scope.sellerId, actor: scope.actor, what: 'profile', before: only(before), after: only(given), at: this.clock.now() });
      await this.announceSeller.run(tx, scope.sellerId);
      if (differing.includes('phoneNumber')) await this.announceContact.run(tx, scope.sellerId);
    });
  }
}
