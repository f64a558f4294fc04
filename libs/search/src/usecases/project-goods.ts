import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import type { DeliveredEvent, Tx } from '@cho-phien/platform';
import { listingOf } from '../domain/listing.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { StockNews } from '../storage/listing.repository.js';

/** Keeps the goods that are searched as catalog, inventory and sellers last told them. */
@Injectable()
export class ProjectGoods {
  private readonly provinceNames = new Map<string, string>();

  constructor(private readonly listings: ListingRepository, private readonly areas: AreasFacade) {}

  async product(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.product_changed'>): Promise<void> {
    const provinceName = await this.provinceName(payload.provinceCode);
    await this.listings.share(tx, payload.sellerId);
    await this.listings.lock(tx, payload.productId);
    const listing = listingOf(payload, await this.listings.sellerNews(tx, payload.sellerId), provinceName);
    if (!(await this.listings.keep(tx, eventId, listing))) return;
    await this.listings.keepVariants(tx, payload);
    await this.listings.sumStock(tx, payload.productId);
  }

  /** @param news of different packs */
  async stock(tx: Tx, news: readonly StockNews[]): Promise<void> {
    const productIds = news.map(({ productId }) => productId);
    await this.listings.lock(tx, ...productIds);
    await this.listings.keepStock(tx, news);
    await this.listings.sumStock(tx, ...productIds);
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
