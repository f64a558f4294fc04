import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { InventoryFacade } from '@cho-phien/inventory';
import { Invalid } from '@cho-phien/kernel';
import { PhotosFacade } from '@cho-phien/media';
import type { Tx } from '@cho-phien/platform';
import type { ListingContent } from '../domain/listing-content.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { LaidPicture, MadeIn } from '../storage/listing.repository.js';

/** Puts a version's content into the rows that pages are read from: of a draft the newest version, then always an approved one. */
@Injectable()
export class LayOutListing {
  constructor(
    private readonly listings: ListingRepository,
    private readonly areas: AreasFacade,
    private readonly photos: PhotosFacade,
    private readonly inventory: InventoryFacade,
  ) {}

  /** The product is locked by the caller. Photos that are not ready are left out. */
  async run(tx: Tx, product: { id: string; sellerId: string }, content: ListingContent): Promise<void> {
    const stock = await this.inventory.levels(content.variants.map(({ id }) => id), tx);
    const available = new Map([...stock].map(([id, { onHand, reserved, version }]) => [id, { available: onHand - reserved, version }]));
    await this.listings.layOut(tx, product.id, content, await this.madeIn(content.communeCode), await this.picturesOf(tx, product.sellerId, content), available);
  }

  /** Errors: `catalog.unknown_commune`. */
  async madeIn(communeCode: string): Promise<MadeIn> {
    const provinceCode = await this.areas.provinceOf(communeCode);
    if (provinceCode === null) throw new Invalid('catalog.unknown_commune', {}, [{ path: 'communeCode', code: 'catalog.unknown_commune' }]);
    return { communeCode, communeLabel: await this.areas.label(communeCode), provinceCode };
  }

  private async picturesOf(tx: Tx, sellerId: string, { name, photos, pictures }: ListingContent): Promise<LaidPicture[]> {
    if (photos.length === 0) return pictures.map((drawn) => ({ drawn }));
    const found = await this.photos.find(sellerId, photos, tx);
    return found.flatMap(({ id, state, image }) => (state === 'ready' && image ? [{ photoId: id, photo: { ...image, alt: name } }] : []));
  }
}
