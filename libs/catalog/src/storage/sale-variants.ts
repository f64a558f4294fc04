import { Injectable } from '@nestjs/common';
import { Clock, dong, onHoliday, onSale, outOfSeason, vietnamDay } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { ImageRef } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { SHOWN } from './card.js';

/** A variant as a basket and an order need it. */
export interface SaleVariant {
  variantId: string; productId: string; productSlug: string; productName: string; variantName: string;
  sellerId: string; sellerSlug: string; sellerName: string; sellerCommuneCode: string;
  price: Dong; unit: string; weightGrams: number; isAlcohol: boolean; image: ImageRef | null;
  productSet: string | null;
  /** The member household that made it, where a cooperative sells. */
  producerSellerId: string | null;
  /** False when it cannot be bought today; `notForSale` says why. */
  public: boolean;
  /** `gone`: no longer in the shop; `out_of_season`: outside its months or window; `on_holiday`: the shop takes no orders today. */
  notForSale: 'gone' | 'out_of_season' | 'on_holiday' | null;
}

@Injectable()
export class SaleVariants {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  async find(variantIds: readonly string[], tx?: Tx): Promise<Map<string, SaleVariant>> {
    const rows: (Omit<SaleVariant, 'price'> & { price: number })[] = await (tx ?? this.dataSource).query(`
      select v.id as "variantId", p.id as "productId", p.slug as "productSlug", p.name as "productName", v.name as "variantName",
        p.seller_id as "sellerId", p.seller_slug as "sellerSlug", p.seller_name as "sellerName", p.seller_commune_code as "sellerCommuneCode",
        v.price_amount as price, v.unit, v.delivery_weight_grams as "weightGrams", p.is_alcohol as "isAlcohol", ${SHOWN} and ${onSale('$2::date')} as public, p.image,
        p.product_set as "productSet", p.producer_seller_id as "producerSellerId",
        case when not (${SHOWN}) then 'gone' when ${outOfSeason('$2::date')} then 'out_of_season' when ${onHoliday('$2::date')} then 'on_holiday' end as "notForSale"
      from catalog.variants v join catalog.products p on p.id = v.product_id where v.id = any($1)`, [variantIds, vietnamDay(this.clock.now())]);
    return new Map(rows.map((row) => [row.variantId, { ...row, price: dong(row.price) }]));
  }
}
