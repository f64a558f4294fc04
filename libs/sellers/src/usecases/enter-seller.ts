import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, Conflict, Invalid, slugOf } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { NewSeller } from '../seller.js';
import { LifecycleRepository } from '../storage/lifecycle.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceSeller } from './announce-seller.js';

export interface Entry extends Omit<NewSeller, 'slug'> {
  id: string;
  /** Made from the name when left out. */
  slug?: string;
  addressLine?: string;
  ownerName?: string;
  addressAs?: string | null;
  appliedBy: string | null;
  /** Who applied, as histories keep it. */
  actor: string;
}

/** Writes a seller down as applied: the first line of every seller's history, whatever brought him here. */
@Injectable()
export class EnterSeller {
  constructor(
    private readonly areas: AreasFacade, private readonly sellers: SellerRepository, private readonly lifecycle: LifecycleRepository,
    private readonly announce: AnnounceSeller, private readonly clock: Clock,
  ) {}

  /** Errors: `sellers.unknown_commune`, `sellers.name_unusable`, `sellers.slug_taken`. */
  async run(tx: Tx, entry: Entry): Promise<void> {
    const { id, communeCode, name, actor } = entry;
    const commune = await this.areas.find(communeCode); // one that has ended is no place to open in
    const provinceCode = await this.areas.provinceOf(communeCode);
    if (commune?.level !== 'commune' || provinceCode === null) throw new Invalid('sellers.unknown_commune', { code: communeCode });
    const at = this.clock.now();
    const slug = entry.slug ?? (await this.slugFor(tx, name));
    if (!(await this.sellers.insert(tx, id, { ...entry, slug, provinceCode, at }))) throw new Conflict('sellers.slug_taken');
    await this.lifecycle.append(tx, id, { action: 'apply', from: null, to: 'applied', actor, reason: '', at });
    await this.announce.run(tx, id);
  }

  private async slugFor(tx: Tx, name: string): Promise<string> {
    const base = slugOf(name).slice(0, 60).replace(/-$/, '');
    if (base === '') throw new Invalid('sellers.name_unusable');
    // Two shops of one name that apply at once get different pages.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sellers slug ' || $1, 0))`, [base]);
    return this.sellers.freeSlug(tx, base);
  }
}
