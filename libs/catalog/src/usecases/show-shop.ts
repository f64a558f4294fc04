import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { NotFound } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { SellersFacade } from '@cho-phien/sellers';
import type { Sort } from '../domain/product-filter.js';
import type { Card } from '../storage/card.js';
import { BrowseProducts } from './browse-products.js';

export interface ShopView {
  id: string; slug: string; name: string; kind: string; description: string;
  area: { code: string; name: string };
  provinceCode: string;
  /** False while the seller has closed the shop; it then shows no goods. */
  open: boolean;
  products: Page<Card>;
}

@Injectable()
export class ShowShop {
  constructor(private readonly sellers: SellersFacade, private readonly areas: AreasFacade, private readonly browse: BrowseProducts) {}

  /** A seller's shop with a page of its goods. Errors: `catalog.shop_not_found`, `paging.bad_cursor`. */
  async run(slug: string, sort: Sort, paging: { limit: number; after?: string }): Promise<ShopView> {
    const [seller, products] = await Promise.all([this.sellers.bySlug(slug), this.browse.run({ seller: slug }, sort, paging)]);
    if (!seller) throw new NotFound('catalog.shop_not_found');
    const { id, name, kind, description, communeCode, provinceCode, open } = seller;
    return { id, slug, name, kind, description, area: { code: communeCode, name: await this.areas.label(communeCode) }, provinceCode, open, products: JSON.parse(products) as Page<Card> };
  }
}
