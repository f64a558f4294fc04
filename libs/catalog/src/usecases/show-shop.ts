import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { SellersFacade } from '@cho-phien/sellers';
import type { Holiday, Seller } from '@cho-phien/sellers';
import type { Sort } from '../domain/product-filter.js';
import type { Card } from '../storage/card.js';
import { BrowseProducts } from './browse-products.js';

export interface ShopView {
  id: string; slug: string; name: string; kind: string; description: string;
  /** What its people tell of themselves; paragraphs stand on lines of their own. */
  story: string;
  /** In their own words; empty where they said nothing. */
  openingDays: string;
  /** Days without orders that are not over; both included. */
  holiday: Holiday | null;
  area: { code: string; name: string };
  provinceCode: string; provinceName: string;
  /** As people still say it: `Địa bàn huyện Bình Liêu (trước 01/7/2025)`; null where none is known. */
  formerDistrict: string | null;
  /** False while the seller has closed the shop; it then shows no goods. */
  open: boolean;
  products: Page<Card>;
}

@Injectable()
export class ShowShop {
  constructor(private readonly sellers: SellersFacade, private readonly areas: AreasFacade, private readonly browse: BrowseProducts, private readonly clock: Clock) {}

  /** A seller's shop with a page of its goods. Errors: `catalog.shop_not_found`, `paging.bad_cursor`. */
  async run(slug: string, sort: Sort, paging: { limit: number; after?: string }): Promise<ShopView> {
    const [seller, products] = await Promise.all([this.sellers.bySlug(slug), this.browse.run({ seller: slug }, sort, paging)]);
    if (!seller) throw new NotFound('catalog.shop_not_found');
    const { id, name, kind, description, story, openingDays, open } = seller;
    const holiday = seller.holiday && seller.holiday.until >= vietnamDay(this.clock.now()) ? seller.holiday : null;
    return { id, slug, name, kind, description, story, openingDays, holiday, ...(await this.placeOf(seller)), open, products: JSON.parse(products) as Page<Card> };
  }

  private async placeOf({ communeCode, provinceCode }: Seller): Promise<Pick<ShopView, 'area' | 'provinceCode' | 'provinceName' | 'formerDistrict'>> {
    const [name, provinceName, districts] = await Promise.all([this.areas.label(communeCode), this.areas.label(provinceCode), this.areas.formerDistrictsOf([communeCode])]);
    const district = districts.get(communeCode);
    return { area: { code: communeCode, name }, provinceCode, provinceName, formerDistrict: district ? await this.areas.label(district.code) : null };
  }
}
