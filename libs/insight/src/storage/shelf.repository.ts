import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** What stood on the shelves since when. News may come twice, late or out of order; the history comes out the same. */
@Injectable()
export class ShelfRepository {
  async keepState(tx: Tx, eventId: string, told: PayloadOf<'catalog.product_changed'>): Promise<void> {
    await tx.query(`
      insert into insight.product_states (product_id, since, event_id, slug, public, priced, available, variant_ids) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict do nothing`,
    [told.productId, told.since, eventId, told.slug, told.public, told.price > 0, told.available, told.variantIds]);
  }

  /**
   * Joins a stock version to the run before or after it when the pack could be bought in both,
   * or in neither; only neighbours are joined, since a version that is still on its way may differ.
   */
  async keepStock(tx: Tx, { variantId, version, available, at }: PayloadOf<'inventory.stock_changed'>): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('insight ' || $1, 0))`, [variantId]);
    const known: unknown[] = await tx.query('select 1 from insight.stock_runs where variant_id = $1 and $2 between first_version and last_version', [variantId, version]);
    if (known.length > 0) return;
    await tx.query(`
      with new as (select $1::uuid as variant_id, $2::int as version, $3::timestamptz as at, $4::boolean as in_stock),
      gone as (
        delete from insight.stock_runs r using new where r.variant_id = new.variant_id and r.in_stock = new.in_stock and (r.last_version = new.version - 1 or r.first_version = new.version + 1)
        returning r.*)
      insert into insight.stock_runs (variant_id, first_version, last_version, since, in_stock)
      select new.variant_id, least(new.version, min(gone.first_version)), greatest(new.version, max(gone.last_version)), least(new.at, min(gone.since)), new.in_stock
      from new left join gone on true group by new.variant_id, new.version, new.at, new.in_stock`, [variantId, version, at, available > 0]);
  }
}
