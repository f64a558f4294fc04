import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import type { PayloadOf } from '@cho-phien/contracts';
import type { DeliveredEvent, Tx } from '@cho-phien/platform';
import { listingOf } from '../domain/listing.js';
import { ListingRepository } from '../storage/listing.repository.js';

/** Keeps the goods that are searched as catalog, inventory and sellers last told them. */
@Injectable()
export class ProjectGoods {
  private readonly provinceNames = new Map<string, string>();

  constructor(private readonly listings: ListingRepository, private readonly areas: AreasFacade) {}

  async product(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.product_changed'>): Promise<void> {
    const provinceName = await this.provinceName(payload.provinceCode);
    await this.listings.lock(tx, payload.sellerId, payload.productId);
    const listing = listingOf(payload, await this.listings.sellerNews(tx, payload.sellerId), provinceName);
    if (!(await this.listings.keep(tx, eventId, listing))) return;
    await this.listings.keepVariants(tx, payload);
    await this.listings.sumStock(tx, payload.productId);
  }

  async stock(tx: Tx, { variantId, productId, available, version }: PayloadOf<'inventory.stock_changed'>): Promise<void> {
    await this.listings.lock(tx, productId);
    await this.listings.keepStock(tx, variantId, productId, available, version);
    await this.listings.sumStock(tx, productId);
  }

  async seller(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.seller_changed'>): Promise<void> {
    await this.listings.lock(tx, payload.sellerId);
    if (!(await this.listings.keepSeller(tx, eventId, payload.sellerId, payload))) return;
    for (const known of await this.listings.productsOf(tx, payload.sellerId)) {
      await this.listings.keep(tx, known.eventId, listingOf(known.snapshot, payload, known.provinceName));
      await this.listings.sumStock(tx, known.snapshot.productId);
    }
  }

  private async provinceName(code: string): Promise<string> {
    const known = this.provinceNames.get(code);
    if (known !== undefined) return known;
    const name = await this.areas.label(code);
    this.provinceNames.set(code, name);
    return name;
  }
}
