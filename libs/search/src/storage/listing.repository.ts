import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { Listing, ProductSnapshot, SellerNews } from '../domain/listing.js';
import { variantsOf } from '../domain/listing.js';
import { searchText } from '../domain/search-text.js';

export type StockNews = PayloadOf<'inventory.stock_changed'>;

/** The writes of the projection. News may come twice, late or out of order: only newer news changes anything. */
@Injectable()
export class ListingRepository {
  /** One writer at a time for what belongs to a seller or a product; several are locked in one order. */
  async lock(tx: Tx, ...ids: string[]): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('search ' || id, 0)) from unnest($1::text[]) as id`, [[...new Set(ids)].sort()]);
  }

  /** Keeps a seller's news out while its products are written, by as many as there are. Taken before the product's lock. */
  async share(tx: Tx, sellerId: string): Promise<void> { await tx.query(`select pg_advisory_xact_lock_shared(hashtextextended('search ' || $1, 0))`, [sellerId]); }

  async sellerNews(tx: Tx, sellerId: string): Promise<SellerNews | null> {
    const rows: SellerNews[] = await tx.query(`
      select slug, name, open, case when holiday_from is not null then json_build_object('from', holiday_from, 'until', holiday_until) end as holiday
      from search.sellers where seller_id = $1`, [sellerId]);
    return rows[0] ?? null;
  }

  /** True where this was newer than what was known of the seller. */
  async keepSeller(tx: Tx, eventId: string, sellerId: string, { slug, name, open, holiday }: SellerNews): Promise<boolean> {
    const kept: unknown[] = await tx.query(`
      insert into search.sellers as s (seller_id, event_id, slug, name, folded, open, holiday_from, holiday_until) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (seller_id) do update set event_id = excluded.event_id, slug = excluded.slug, name = excluded.name, folded = excluded.folded, open = excluded.open,
        holiday_from = excluded.holiday_from, holiday_until = excluded.holiday_until
      where s.event_id < excluded.event_id returning 1`, [sellerId, eventId, slug, name, searchText(name).folded, open, holiday?.from ?? null, holiday?.until ?? null]);
    return kept.length > 0;
  }

  async productsOf(tx: Tx, sellerId: string): Promise<{ eventId: string; snapshot: ProductSnapshot; provinceName: string }[]> {
    return tx.query('select event_id as "eventId", snapshot, province_name as "provinceName" from search.listings where seller_id = $1', [sellerId]);
  }

  /** Keeps a product's state unless a newer one is known. Equal states are written again: the seller's name may have changed. */
  async keep(tx: Tx, eventId: string, listing: Listing): Promise<boolean> {
    const values = columnsOf(eventId, listing);
    const names = Object.keys(values);
    const kept: unknown[] = await tx.query(`
      insert into search.listings as l (${names.join(', ')}, listed_at)
      values (${names.map((name, index) => placed(name, index + 1)).join(', ')}, $2)
      on conflict (product_id) do update set ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}, listed_at = least(l.listed_at, excluded.listed_at)
      where (l.since, l.event_id) <= (excluded.since, excluded.event_id) returning 1`, Object.values(values));
    if (kept.length === 0) await tx.query('update search.listings set listed_at = least(listed_at, $2) where product_id = $1', [listing.productId, listing.since]);
    return kept.length > 0;
  }

  /** The packs now offered; a pack's stock from inventory outlives what catalog said of it. */
  async keepVariants(tx: Tx, product: ProductSnapshot): Promise<void> {
    const variants = variantsOf(product);
    await tx.query('update search.variants set offered = false where product_id = $1 and not variant_id = any($2)', [product.productId, variants.map(({ variantId }) => variantId)]);
    await tx.query(`
      insert into search.variants as v (variant_id, product_id, offered, price_amount, available)
      select variant, $1, true, price, available from unnest($2::uuid[], $3::bigint[], $4::int[]) as given (variant, price, available)
      on conflict (variant_id) do update set offered = true, price_amount = excluded.price_amount,
        available = case when v.stock_version = 0 then excluded.available else v.available end`,
    [product.productId, variants.map(({ variantId }) => variantId), variants.map(({ price }) => price), variants.map(({ available }) => available)]);
  }

  /** News of different packs. */
  async keepStock(tx: Tx, news: readonly StockNews[]): Promise<void> {
    await tx.query(`
      insert into search.variants as v (variant_id, product_id, offered, available, stock_version)
      select variant, product, false, available, version from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) as told (variant, product, available, version)
      on conflict (variant_id) do update set available = excluded.available, stock_version = excluded.stock_version
      where v.stock_version < excluded.stock_version`,
    [news.map(({ variantId }) => variantId), news.map(({ productId }) => productId), news.map(({ available }) => available), news.map(({ version }) => version)]);
  }

  /** Sums up what can be bought; where no pack's stock is known, what catalog said stays. */
  async sumStock(tx: Tx, ...productIds: string[]): Promise<void> {
    await tx.query(`
      update search.listings l set available = s.available
      from (select product_id, sum(available)::int as available from search.variants where product_id = any($1) and offered and available is not null group by product_id) s
      where l.product_id = s.product_id and l.available <> s.available`, [productIds]);
  }
}

const TSVECTORS: ReadonlySet<string> = new Set(['name_words', 'near_words', 'all_words']);
const placed = (name: string, place: number): string => (TSVECTORS.has(name) ? `array_to_tsvector($${place}::text[])` : `$${place}`);

/** First the key and since. */
const columnsOf = (eventId: string, listing: Listing): Record<string, unknown> => ({
  product_id: listing.productId, since: listing.since, event_id: eventId, snapshot: JSON.stringify(listing.snapshot), public: listing.public,
  slug: listing.slug, name: listing.name, set_code: listing.setCode, set_name_vi: listing.setNameVi, set_name_en: listing.setNameEn,
  seller_id: listing.sellerId, seller_slug: listing.sellerSlug, seller_name: listing.sellerName,
  commune_code: listing.communeCode, province_code: listing.provinceCode, province_name: listing.provinceName,
  price_amount: listing.priceAmount, available: listing.available,
  season_months: listing.seasonMonths, window_from: listing.windowFrom, window_until: listing.windowUntil, holiday_from: listing.holidayFrom, holiday_until: listing.holidayUntil,
  stars: listing.stars, issued_on: listing.issuedOn, expires_on: listing.expiresOn, renewal_lodged_on: listing.renewalLodgedOn, revoked_on: listing.revokedOn,
  card: JSON.stringify(listing.card), marked: listing.marked, folded: listing.folded, marked_words: listing.markedWords,
  name_words: listing.nameWords, near_words: listing.nearWords, all_words: listing.allWords,
});
