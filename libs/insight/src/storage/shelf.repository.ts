import { Clock } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** What stood on the shelves since when, and since when that is known. News may come twice, late or out of order; the history comes out the same. */
@Injectable()
export class ShelfRepository {
  constructor(private readonly clock: Clock) {}

  async keepState(tx: Tx, eventId: string, told: PayloadOf<'catalog.product_changed'>): Promise<void> {
    await this.lockGoods(tx, [told.productId]);
    await tx.query(`
      insert into insight.product_states (product_id, since, event_id, slug, public, priced, available, variant_ids, known_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict do nothing`,
    [told.productId, told.since, eventId, told.slug, told.public, told.price > 0, told.available, told.variantIds, this.clock.now()]);
    await this.refresh(tx, [told.productId]);
  }

  /** One writer at a time for the history of a product and its packs; several are locked in one order. */
  async lockGoods(tx: Tx, productIds: readonly string[]): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('insight ' || id, 0)) from unnest($1::text[]) as id`, [[...new Set(productIds)].sort()]);
  }

  /**
   * Joins a stock version to the run before it when the pack could be bought in both, or in neither. A version that comes
   * before what is known, or is not its neighbour, begins a run of its own, so that each run keeps since when it is known.
   * A version that is known changes nothing. The product is locked. True when a run began.
   */
  async keepStock(tx: Tx, { variantId, version, available, at }: PayloadOf<'inventory.stock_changed'>): Promise<boolean> {
    const [{ began }] = (await tx.query(`
      with new as (
        select $1::uuid as variant_id, $2::int as version, $3::timestamptz as at, $4::boolean as in_stock
        where not exists (select from insight.stock_runs where variant_id = $1 and $2 between first_version and last_version)),
      grown as (
        update insight.stock_runs r set last_version = new.version from new
        where r.variant_id = new.variant_id and r.in_stock = new.in_stock and r.last_version = new.version - 1 and r.since <= new.at
        returning r.variant_id),
      begun as (
        insert into insight.stock_runs (variant_id, first_version, last_version, since, in_stock, known_at)
        select variant_id, version, version, at, in_stock, $5 from new where not exists (select from grown)
        returning variant_id)
      select exists (select from begun) as began`, [variantId, version, at, available > 0, this.clock.now()])) as [{ began: boolean }];
    return began;
  }

  /** Reckons anew from when until when the products were on offer. They are locked. */
  async refresh(tx: Tx, productIds: readonly string[]): Promise<void> {
    if (productIds.length > 0) await tx.query('select insight.refresh_shelf($1)', [productIds]);
  }
}
