import { Injectable } from '@nestjs/common';
import type { ImageRef } from '@cho-phien/contracts';
import { NotFound, slugOf } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { ListingContent } from '../domain/listing-content.js';
import { offerOf } from '../domain/offer.js';
import { pictureRef } from '../domain/picture-ref.js';
import type { Picture } from '../domain/picture-ref.js';
import type { ProductSeller } from '../domain/product-draft.js';
import { productSet } from '../domain/product-sets.js';
import { insertRows } from './insert-rows.js';

export interface ListingRow { id: string; sellerId: string; slug: string; status: 'draft' | 'public' | 'hidden'; revision: number; publishedRevision: number | null }

/** A place and the names under which it is shown. */
export interface MadeIn { communeCode: string; communeLabel: string; provinceCode: string }

/** A picture as it is laid out: drawn, or one of the seller's photos. */
export type LaidPicture = { drawn: Picture } | { photoId: string; photo: ImageRef };
export interface VariantStock { available: number; version: number }

const VARIANT = {
  id: 'uuid', product_id: 'uuid', position: 'smallint', name: 'text', price_amount: 'bigint', unit: 'text',
  net_weight_grams: 'int', net_volume_ml: 'int', delivery_weight_grams: 'int', available: 'int', stock_version: 'int',
} as const;
const IMAGE = { product_id: 'uuid', position: 'smallint', key: 'text', width: 'int', height: 'int', alt: 'text', drawn: 'boolean', photo: 'jsonb' } as const;

/** Writes of products by what their versions say. */
@Injectable()
export class ListingRepository {
  /** Locks a seller's product until the transaction ends. Errors: `catalog.product_not_found`, also for another seller's. */
  async lock(tx: Tx, sellerId: string, productId: string): Promise<ListingRow> {
    const row = await this.lockAny(tx, productId);
    if (row?.sellerId !== sellerId) throw new NotFound('catalog.product_not_found');
    return row;
  }

  async lockAny(tx: Tx, productId: string): Promise<ListingRow | null> {
    const rows: ListingRow[] = await tx.query(
      `select id, seller_id as "sellerId", slug, status, revision, published_revision as "publishedRevision" from catalog.products where id = $1 for update`, [productId]);
    return rows[0] ?? null;
  }

  /** Makes the row of a new draft; false when the id is taken. What its version says is laid out after it. */
  async insert(tx: Tx, id: string, seller: ProductSeller & { open: boolean; holiday: { from: string; until: string } | null }, content: ListingContent, madeIn: MadeIn, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(`
      insert into catalog.products (id, slug, name, description, is_alcohol, status, seller_id, seller_slug, seller_name, seller_kind, seller_commune_code, seller_open, holiday_from, holiday_until,
        commune_code, commune_label, province_code, price_amount, unit, created_at, revision)
      values ($1, $2, $3, '', false, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, '', $15, 1)
      on conflict (id) do nothing returning 1`,
    [id, await this.freeSlug(tx, id, content.name), content.name, seller.id, seller.slug, seller.name, seller.kind, seller.communeCode, seller.open, seller.holiday?.from ?? null, seller.holiday?.until ?? null,
      madeIn.communeCode, madeIn.communeLabel, madeIn.provinceCode, at]);
    return rows.length > 0;
  }

  /** Makes product, pack sizes and pictures say exactly what a version says. */
  async layOut(tx: Tx, productId: string, content: ListingContent, madeIn: MadeIn, pictures: readonly LaidPicture[], stock: ReadonlyMap<string, VariantStock>): Promise<void> {
    await tx.query('delete from catalog.variants where product_id = $1', [productId]);
    await tx.query('delete from catalog.images where product_id = $1', [productId]);
    await insertRows(tx, 'catalog.variants', VARIANT, content.variants.map((variant, index) => ({
      id: variant.id, product_id: productId, position: index + 1, name: variant.name, price_amount: variant.price, unit: variant.unit, net_weight_grams: variant.netWeightGrams, net_volume_ml: variant.netVolumeMl,
      delivery_weight_grams: variant.deliveryWeightGrams ?? 0, available: stock.get(variant.id)?.available ?? 0, stock_version: stock.get(variant.id)?.version ?? 0,
    })));
    await insertRows(tx, 'catalog.images', IMAGE, pictures.map((picture, index) => imageRow(productId, index + 1, picture)));
    await this.setFields(tx, productId, content, madeIn, pictures[0]);
  }

  private async setFields(tx: Tx, productId: string, content: ListingContent, { communeCode, communeLabel, provinceCode }: MadeIn, cover: LaidPicture | undefined): Promise<void> {
    const [first, ...others] = content.variants;
    const { price, unit, unitPrice } = offerOf([first!, ...others]);
    const set = content.productSet === null ? null : productSet(content.productSet);
    await tx.query(`
      update catalog.products set name = $2, description = $3, story = $4, ingredients = $5, product_set = $6, is_alcohol = $7, attributes = $8, commune_code = $9, commune_label = $10, province_code = $11,
        producer_seller_id = $12, season_months = $13, window_from = $14, window_until = $15, price_amount = $16, unit = $17, unit_price_amount = $18, unit_price_per = $19, image = $20,
        available = (select coalesce(sum(available), 0) from catalog.variants where product_id = $1), version = version + 1
      where id = $1`,
    [productId, content.name, content.description, content.story, content.ingredients, content.productSet, set?.alcohol ?? false, JSON.stringify(content.attributes), communeCode, communeLabel, provinceCode,
      content.producerSellerId, content.season?.months ?? null, content.window?.from ?? null, content.window?.until ?? null, price, unit, unitPrice?.amount ?? null, unitPrice?.per ?? null,
      cover ? JSON.stringify(refOf(cover)) : null]);
  }

  async setRevision(tx: Tx, productId: string, number: number): Promise<void> {
    await tx.query('update catalog.products set revision = $2 where id = $1', [productId, number]);
  }

  /** The version is what the public sees; goods that were taken out stay out. */
  async setPublished(tx: Tx, productId: string, number: number): Promise<void> {
    await tx.query(`update catalog.products set published_revision = $2, status = case when status = 'draft' then 'public' else status end where id = $1`, [productId, number]);
  }

  async setStatus(tx: Tx, productId: string, status: 'public' | 'hidden'): Promise<void> {
    await tx.query('update catalog.products set status = $2, version = version + 1 where id = $1', [productId, status]);
  }

  /** A product that the public never saw gets the address of the name it has now. */
  async renameAddress(tx: Tx, { id, slug }: ListingRow, name: string): Promise<void> {
    if (slug === addressOf(name) || slug.replace(/-\d+$/, '') === addressOf(name)) return;
    await tx.query('update catalog.products set slug = $2 where id = $1', [id, await this.freeSlug(tx, id, name)]);
  }

  /** The first of `mien-dong`, `mien-dong-2`, … that no other product has; those who want the same wait for each other. */
  private async freeSlug(tx: Tx, productId: string, name: string): Promise<string> {
    const slug = addressOf(name);
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`catalog slug ${slug}`]);
    const taken: { slug: string }[] = await tx.query(`select slug from catalog.products where (slug = $1 or slug like $1 || '-%') and id <> $2`, [slug, productId]);
    const names = new Set(taken.map((row) => row.slug));
    if (!names.has(slug)) return slug;
    for (let number = 2; ; number++) if (!names.has(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}

const addressOf = (name: string): string => slugOf(name).slice(0, 120).replace(/-$/, '') || 'hang';

const refOf = (picture: LaidPicture): ImageRef => ('drawn' in picture ? pictureRef(picture.drawn) : picture.photo);

function imageRow(productId: string, position: number, picture: LaidPicture): Record<keyof typeof IMAGE, unknown> {
  const { width, height, alt } = 'drawn' in picture ? picture.drawn : picture.photo;
  const key = 'drawn' in picture ? picture.drawn.key : picture.photoId;
  return { product_id: productId, position, key, width, height, alt, drawn: 'drawn' in picture && picture.drawn.drawn, photo: 'drawn' in picture ? null : picture.photo };
}
