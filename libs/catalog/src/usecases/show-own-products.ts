import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock, message, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Language, Page } from '@cho-phien/kernel';
import type { ImageRef } from '@cho-phien/contracts';
import { PhotosFacade } from '@cho-phien/media';
import type { SellerScope } from '@cho-phien/platform';
import { lacksOf } from '../domain/completeness.js';
import type { Lack, PhotoState } from '../domain/completeness.js';
import type { ListingContent, ListingVariant } from '../domain/listing-content.js';
import { offerOf } from '../domain/offer.js';
import type { Offer } from '../domain/offer.js';
import { pictureRef } from '../domain/picture-ref.js';
import { listingState } from '../domain/revision-state.js';
import type { ListingState, RevisionState } from '../domain/revision-state.js';
import { unitPrice } from '../domain/unit-price.js';
import type { UnitPrice } from '../domain/unit-price.js';
import type { Card } from '../storage/card.js';
import { OwnProducts } from '../storage/own-products.js';
import type { OwnListing, OwnProduct, ProductStatus } from '../storage/own-products.js';

export interface ListedPhoto { id: string; state: PhotoState; image: ImageRef | null }
export interface OwnVariant extends ListingVariant { unitPrice: UnitPrice | null; onHand: number; reserved: number; available: number }

/** What one version says, ready to be shown. */
export interface VersionView extends Omit<ListingContent, 'photos' | 'variants' | 'pictures'>, Offer { photos: ListedPhoto[]; images: ImageRef[]; variants: OwnVariant[] }

export interface OwnProductView extends Omit<Card, keyof Offer | 'name'>, VersionView {
  status: ProductStatus; state: ListingState; createdAt: Date; version: number;
  revision: { number: number; hash: string; state: RevisionState; by: 'seller' | 'assistant'; at: Date; confirmedAt: Date | null; reason: string | null };
  published: VersionView | null;
  missing: { field: string; message: string }[];
  onHoliday: boolean;
}

@Injectable()
export class ShowOwnProducts {
  constructor(private readonly own: OwnProducts, private readonly photos: PhotosFacade, private readonly inventory: InventoryFacade, private readonly clock: Clock) {}

  page(scope: Pick<SellerScope, 'sellerId'>, status: ProductStatus | undefined, paging: { limit: number; after?: string }): Promise<Page<OwnProduct>> {
    return this.own.page(scope, status, paging, vietnamDay(this.clock.now()));
  }

  /** Errors: `catalog.product_not_found`, also for another seller's product. */
  async one(scope: Pick<SellerScope, 'sellerId'>, productId: string, language: Language = 'vi'): Promise<OwnProductView> {
    const listing = await this.own.find(scope, productId, vietnamDay(this.clock.now()));
    if (!listing) throw new NotFound('catalog.product_not_found');
    const [newest, published] = await this.views(scope.sellerId, listing.published ? [listing.newest.content, listing.published] : [listing.newest.content]);
    return viewOf(listing, newest!, published ?? null, language);
  }

  /** Versions with their photos as they are now and what is on hand now. */
  async views(sellerId: string, contents: readonly ListingContent[]): Promise<VersionView[]> {
    const [found, levels] = await Promise.all([
      this.photos.find(sellerId, [...new Set(contents.flatMap(({ photos }) => photos))]),
      this.inventory.levels(contents.flatMap(({ variants }) => variants.map(({ id }) => id))),
    ]);
    const photos = new Map(found.map((photo) => [photo.id, photo]));
    return contents.map((content) => versionView(content, (id) => photos.get(id) ?? { id, state: 'unknown', image: null }, (id) => levels.get(id) ?? { onHand: 0, reserved: 0 }));
  }
}

function versionView(content: ListingContent, photoOf: (id: string) => ListedPhoto, levelOf: (variantId: string) => { onHand: number; reserved: number }): VersionView {
  const { photos: ids, variants, pictures, ...said } = content;
  const [first, ...others] = variants;
  const photos = ids.map(photoOf).map(({ id, state, image }) => ({ id, state, image: image && { ...image, alt: content.name } }));
  return {
    ...said, ...offerOf([first!, ...others]), photos, images: [...pictures.map(pictureRef), ...photos.flatMap(({ image }) => image ?? [])],
    variants: variants.map((variant) => {
      const { onHand, reserved } = levelOf(variant.id);
      return { ...variant, unitPrice: unitPrice(variant.price, variant), onHand, reserved, available: onHand - reserved };
    }),
  };
}

function viewOf({ card, status, createdAt, version, onHoliday, newest }: OwnListing, view: VersionView, published: VersionView | null, language: Language): OwnProductView {
  return {
    ...card, ...view, status, state: listingState(status, newest.state), createdAt, version, onHoliday, published,
    revision: { number: newest.number, hash: newest.hash, state: newest.state, by: newest.consentId === null ? 'seller' : 'assistant', at: newest.createdAt, confirmedAt: newest.confirmedAt, reason: newest.reason },
    missing: lacksOf(newest.content, view.photos.map(({ state }) => state)).map((lack) => ({ field: lack.field, message: sentence(lack, language) })),
  };
}

export const sentence = ({ code, params }: Lack, language: Language): string => message(code, language, params);
