import { Injectable } from '@nestjs/common';
import { dong } from '@cho-phien/kernel';
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
  /** False when it is no longer in the shop. */
  public: boolean;
}

@Injectable()
export class SaleVariants {
  constructor(private readonly dataSource: DataSource) {}

  async find(variantIds: readonly string[], tx?: Tx): Promise<Map<string, SaleVariant>> {
    const rows: (Omit<SaleVariant, 'price'> & { price: number })[] = await (tx ?? this.dataSource).query(`
      select v.id as "variantId", p.id as "productId", p.slug as "productSlug", p.name as "productName", v.name as "variantName",
        p.seller_id as "sellerId", p.seller_slug as "sellerSlug", p.seller_name as "sellerName", p.seller_commune_code as "sellerCommuneCode",
        v.price_amount as price, v.unit, v.delivery_weight_grams as "weightGrams", p.is_alcohol as "isAlcohol", ${SHOWN} as public, p.image
      from catalog.variants v join catalog.products p on p.id = v.product_id where v.id = any($1)`, [variantIds]);
    return new Map(rows.map((row) => [row.variantId, { ...row, price: dong(row.price) }]));
  }
}
