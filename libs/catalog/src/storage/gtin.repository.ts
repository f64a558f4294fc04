import { Injectable } from '@nestjs/common';
import { decodeCursor, newId, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Gtin } from '../domain/gtin.js';

export const GTIN_STATES = ['claimed', 'verified', 'refused', 'withdrawn'] as const;
export type GtinState = (typeof GTIN_STATES)[number];

export interface GtinRow { id: string; productId: string; variantId: string | null; gtin: Gtin; state: GtinState; claimedAt: Date; decidedAt: Date | null; evidence: string | null; reason: string | null; withdrawnAt: Date | null; withdrawnReason: string | null }
export interface LockedGtin { productId: string; sellerId: string; gtin: Gtin; state: GtinState; /** The other product for which the number is verified. */ takenBy: string | null }
export interface GtinClaim extends GtinRow { productName: string; sellerName: string; /** Other products for which the same number is claimed or verified. */ rivals: number }

const ROW = `g.id, g.product_id as "productId", g.variant_id as "variantId", g.gtin, g.state, g.claimed_at as "claimedAt", g.decided_at as "decidedAt", g.evidence, g.reason, g.withdrawn_at as "withdrawnAt", g.withdrawn_reason as "withdrawnReason"`;
const CLAIM = `select ${ROW}, p.name as "productName", p.seller_name as "sellerName",
    (select count(*)::int from catalog.gtins o where o.gtin = g.gtin and o.product_id <> g.product_id and o.state in ('claimed', 'verified')) as rivals
  from catalog.gtins g join catalog.products p on p.id = g.product_id`;

@Injectable()
export class GtinRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** False when the product claims it already, or when it is verified for another. */
  async claim(tx: Tx, claim: { productId: string; sellerId: string; variantId: string | null; gtin: Gtin; actor: string; at: Date }): Promise<boolean> {
    const rows: unknown[] = await tx.query(`
      insert into catalog.gtins (id, product_id, seller_id, variant_id, gtin, claimed_by, claimed_at)
      select $1, $2, $3, $4, $5, $6, $7 where not exists (select from catalog.gtins where gtin = $5 and state = 'verified')
      on conflict do nothing returning 1`, [newId(), claim.productId, claim.sellerId, claim.variantId, claim.gtin, claim.actor, claim.at]);
    return rows.length > 0;
  }

  /** The products for which a number is claimed or verified. */
  async holders(tx: Tx, gtin: Gtin): Promise<{ productId: string; state: GtinState }[]> {
    return tx.query(`select product_id as "productId", state from catalog.gtins where gtin = $1 and state in ('claimed', 'verified')`, [gtin]);
  }

  async ofProduct(productId: string): Promise<GtinRow[]> {
    return this.dataSource.query(`select ${ROW} from catalog.gtins g where g.product_id = $1 order by g.claimed_at, g.id`, [productId]);
  }

  /** Ids of the claims that wait for a word. */
  async claimsOf(tx: Tx, productId: string): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(`select id from catalog.gtins where product_id = $1 and state = 'claimed' order by claimed_at, id`, [productId]);
    return rows.map(({ id }) => id);
  }

  /** Who waits longest first. Errors: `paging.bad_cursor`. */
  async page(state: GtinState, { limit, after }: { limit: number; after?: string }): Promise<Page<GtinClaim>> {
    const [at, id] = decodeCursor(after, 2) ?? [null, null];
    const rows: GtinClaim[] = await this.dataSource.query(
      `${CLAIM} where g.state = $1 and ($2::timestamptz is null or (g.claimed_at, g.id) > ($2, $3::uuid)) order by g.claimed_at, g.id limit $4`, [state, at, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.claimedAt.toISOString(), row.id], (row) => row);
  }

  async find(id: string, tx?: Tx): Promise<GtinClaim | null> {
    const rows: GtinClaim[] = await (tx ?? this.dataSource).query(`${CLAIM} where g.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The claim, locked until the transaction ends with all others of its number; null when there is none. */
  async lock(tx: Tx, id: string): Promise<LockedGtin | null> {
    const rows: LockedGtin[] = await tx.query(`
      with same as (select o.* from catalog.gtins o where o.gtin = (select gtin from catalog.gtins where id = $1) order by o.id for update)
      select g.product_id as "productId", g.seller_id as "sellerId", g.gtin, g.state, (select o.product_id from same o where o.state = 'verified' and o.id <> $1) as "takenBy" from same g where g.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async decide(tx: Tx, id: string, word: { state: 'verified' | 'refused'; by: string; at: Date; evidence: string | null; reason: string | null }): Promise<void> {
    await tx.query('update catalog.gtins set state = $2, decided_by = $3, decided_at = $4, evidence = $5, reason = $6 where id = $1', [id, word.state, word.by, word.at, word.evidence, word.reason]);
  }

  async withdraw(tx: Tx, id: string, { by, at, reason }: { by: string; at: Date; reason: string }): Promise<void> {
    await tx.query(`update catalog.gtins set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4 where id = $1`, [id, by, at, reason]);
  }

  /** Which kinds of codes the product carries; one kind never stands for another. */
  async kindsOf(tx: Tx, productId: string): Promise<{ sellerId: string; verifiedGtin: boolean; traceLink: boolean }> {
    const rows: { sellerId: string; verifiedGtin: boolean; traceLink: boolean }[] = await tx.query(`
      select p.seller_id as "sellerId", exists (select from catalog.gtins g where g.product_id = p.id and g.state = 'verified') as "verifiedGtin",
        exists (select from catalog.lots l where l.product_id = p.id) as "traceLink"
      from catalog.products p where p.id = $1`, [productId]);
    return rows[0]!;
  }
}
