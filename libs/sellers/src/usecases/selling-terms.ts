import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Conflict, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { ChangeRepository } from '../storage/change.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import type { ShopTerms, TermsAcceptance } from '../storage/terms.repository.js';

/** The terms of selling: what a shop reads, agrees to, and can prove it agreed to. */
@Injectable()
export class SellingTerms {
  constructor(private readonly terms: TermsRepository, private readonly changes: ChangeRepository, private readonly identity: IdentityFacade, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock) {}

  /** What holds today, then what is announced. */
  shown(sellerId: string): Promise<ShopTerms[]> { return this.terms.ofShop(sellerId, vietnamDay(this.clock.now())); }

  /** The owner agrees to exactly the text he was shown. Errors: `sellers.terms_other_text`. */
  async accept({ sellerId, actor }: SellerScope, accountId: string, version: number, textHash: string): Promise<void> {
    const text = (await this.shown(sellerId)).find((each) => each.version === version && each.textHash === textHash);
    if (!text) throw new Conflict('sellers.terms_other_text');
    if (text.acceptedAt !== null) return;
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      await this.terms.accept(tx, sellerId, text, accountId, at);
      await this.changes.note(tx, { sellerId, actor, what: 'selling terms', after: { version, textHash }, at });
    });
  }

  /** What the shop agreed to last; null where it never did. */
  async proof(sellerId: string, tx?: Tx): Promise<TermsAcceptance | null> {
    const found = await this.terms.lastOf(sellerId, tx);
    if (!found) return null;
    const { acceptedBy, ...rest } = found;
    return { ...rest, acceptedByName: (await this.identity.peopleOf([acceptedBy], tx)).get(acceptedBy)?.name ?? '' };
  }
}
