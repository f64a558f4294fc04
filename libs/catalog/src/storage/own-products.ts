import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { CARD } from './card.js';
import type { Card } from './card.js';

export type ProductStatus = 'draft' | 'public' | 'hidden';

/** A product as its seller sees it in the list. */
export interface OwnProduct extends Card { status: ProductStatus; productSet: string; createdAt: Date }

export interface OwnVariant {
  id: string; name: string; price: number; unit: string; netWeightGrams: number | null; netVolumeMl: number | null; deliveryWeightGrams: number; available: number;
}

export interface OwnProductDetail extends OwnProduct { description: string; story: string | null; ingredients: string | null; version: number; variants: OwnVariant[] }

type OwnRow = { card: Card } & Pick<OwnProduct, 'status' | 'productSet' | 'createdAt'>;
type DetailRow = OwnRow & Pick<OwnProductDetail, 'description' | 'story' | 'ingredients' | 'version' | 'variants'>;

const OWN_COLUMNS = `${CARD} as card, p.status, p.product_set as "productSet", p.created_at as "createdAt"`;
const VARIANTS = `(select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'price', v.price_amount, 'unit', v.unit, 'netWeightGrams', v.net_weight_grams,
    'netVolumeMl', v.net_volume_ml, 'deliveryWeightGrams', v.delivery_weight_grams, 'available', v.available) order by v.position), '[]')
  from catalog.variants v where v.product_id = p.id)`;

/** A seller's own products, drafts and hidden ones included. */
@Injectable()
export class OwnProducts {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Errors: `paging.bad_cursor`. */
  async page(scope: SellerScope, status: ProductStatus | undefined, paging: { limit: number; after?: string }, today: VietnamDay): Promise<Page<OwnProduct>> {
    const [createdAt, id] = decodeCursor(paging.after, 2) ?? [null, null];
    const rows: OwnRow[] = await this.dataSource.query(`
      select ${OWN_COLUMNS} from catalog.products p
      where p.seller_id = $2 and ($3::text is null or p.status = $3) and ($4::timestamptz is null or (p.created_at, p.id) < ($4, $5::uuid))
      order by p.created_at desc, p.id desc limit $6`, [today, scope.sellerId, status ?? null, createdAt, id, paging.limit + 1]);
    return toPage(rows, paging.limit, (row) => [row.createdAt.toISOString(), row.card.id], shaped);
  }

  async find(scope: SellerScope, productId: string, today: VietnamDay): Promise<OwnProductDetail | null> {
    const rows: DetailRow[] = await this.dataSource.query(`
      select ${OWN_COLUMNS}, p.description, p.story, p.ingredients, p.version, ${VARIANTS} as variants
      from catalog.products p where p.seller_id = $2 and p.id = $3`, [today, scope.sellerId, productId]);
    const row = rows[0];
    return row ? { ...shaped(row), description: row.description, story: row.story, ingredients: row.ingredients, version: row.version, variants: row.variants } : null;
  }
}

const shaped = (row: OwnRow): OwnProduct => ({ ...row.card, status: row.status, productSet: row.productSet, createdAt: row.createdAt });
