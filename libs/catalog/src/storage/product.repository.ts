import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { offerOf } from '../domain/offer.js';
import { pictureRef } from '../domain/picture-ref.js';
import type { ProductDraft } from '../domain/product-draft.js';
import { productSet } from '../domain/product-sets.js';
import { insertRows } from './insert-rows.js';

const PRODUCT = {
  id: 'uuid', slug: 'text', name: 'text', description: 'text', story: 'text', ingredients: 'text', product_set: 'text', is_alcohol: 'boolean', status: 'text',
  seller_id: 'uuid', seller_slug: 'text', seller_name: 'text', seller_kind: 'text', seller_commune_code: 'text', commune_code: 'text', commune_label: 'text', province_code: 'text', producer_seller_id: 'uuid',
  price_amount: 'bigint', unit: 'text', unit_price_amount: 'bigint', unit_price_per: 'text',
  image: 'json', available: 'int', created_at: 'timestamptz', revision: 'int', published_revision: 'int', attributes: 'jsonb',
} as const;

const VARIANT = {
  id: 'uuid', product_id: 'uuid', position: 'smallint', name: 'text', price_amount: 'bigint', unit: 'text',
  net_weight_grams: 'int', net_volume_ml: 'int', delivery_weight_grams: 'int', available: 'int',
} as const;

const IMAGE = { product_id: 'uuid', position: 'smallint', key: 'text', width: 'int', height: 'int', alt: 'text', drawn: 'boolean' } as const;

@Injectable()
export class ProductRepository {
  /** Adds public products with their variants and pictures. */
  async add(tx: Tx, drafts: readonly ProductDraft[]): Promise<void> {
    await insertRows(tx, 'catalog.products', PRODUCT, drafts.map(productRow));
    await insertRows(tx, 'catalog.variants', VARIANT, drafts.flatMap((draft) => draft.variants.map((variant, index) => ({
      id: variant.id, product_id: draft.id, position: index + 1, name: variant.name, price_amount: variant.price, unit: variant.unit,
      net_weight_grams: variant.netWeightGrams, net_volume_ml: variant.netVolumeMl, delivery_weight_grams: variant.deliveryWeightGrams, available: variant.available,
    }))));
    await insertRows(tx, 'catalog.images', IMAGE, drafts.flatMap((draft) => draft.images.map((image, index) => ({
      product_id: draft.id, position: index + 1, key: image.key, width: image.width, height: image.height, alt: image.alt, drawn: image.drawn,
    }))));
  }

  /**
   * Takes over what inventory says of different variants unless something newer is known. The products are
   * locked first, so that two variants of one product cannot lose each other's units in the sum.
   */
  async takeStock(tx: Tx, news: readonly { productId: string; variantId: string; available: number; version: number }[]): Promise<void> {
    const productIds = news.map(({ productId }) => productId);
    await tx.query('select 1 from catalog.products where id = any($1) order by id for update', [productIds]);
    await tx.query(`
      update catalog.variants v set available = told.available, stock_version = told.version
      from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) as told (variant, product, available, version)
      where v.id = told.variant and v.product_id = told.product and v.stock_version < told.version`,
    [news.map(({ variantId }) => variantId), productIds, news.map(({ available }) => available), news.map(({ version }) => version)]);
    await tx.query(`
      update catalog.products p set available = s.available
      from (select product_id, sum(available)::int as available from catalog.variants where product_id = any($1) group by product_id) s
      where p.id = s.product_id`, [productIds]);
  }

  /** Takes over a seller's public profile unless newer news of it are known; event ids grow with time. */
  async takeSeller(tx: Tx, eventId: string, seller: { sellerId: string; slug: string; name: string; kind: string; communeCode: string; open: boolean; holiday?: { from: string; until: string } }): Promise<void> {
    await tx.query(
      `update catalog.products set seller_slug = $2, seller_name = $3, seller_kind = $4, seller_commune_code = $5, seller_open = $6, seller_event_id = $7, holiday_from = $8, holiday_until = $9, version = version + 1
       where seller_id = $1 and (seller_event_id is null or seller_event_id < $7)`,
      [seller.sellerId, seller.slug, seller.name, seller.kind, seller.communeCode, seller.open, eventId, seller.holiday?.from ?? null, seller.holiday?.until ?? null]);
  }
}

function productRow(draft: ProductDraft): Record<keyof typeof PRODUCT, unknown> {
  const { price, unit, unitPrice } = offerOf(draft.variants);
  const cover = draft.images[0];
  return {
    id: draft.id, slug: draft.slug, name: draft.name, description: draft.description, story: draft.story, ingredients: draft.ingredients,
    product_set: draft.productSet, is_alcohol: productSet(draft.productSet).alcohol, status: 'public',
    seller_id: draft.seller.id, seller_slug: draft.seller.slug, seller_name: draft.seller.name, seller_kind: draft.seller.kind, seller_commune_code: draft.seller.communeCode,
    commune_code: draft.communeCode, commune_label: draft.communeLabel, province_code: draft.provinceCode, producer_seller_id: draft.producerSellerId ?? null,
    price_amount: price, unit, unit_price_amount: unitPrice?.amount ?? null, unit_price_per: unitPrice?.per ?? null,
    image: cover ? pictureRef(cover) : null,
    available: draft.variants.reduce((sum, { available }) => sum + available, 0), created_at: draft.listedAt,
    revision: 1, published_revision: 1, attributes: {},
  };
}
