import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ClaimingTexts, StarClaim } from '../domain/star-claims.js';
import { EFFECTIVE, SHOWN } from './card.js';
import { insertRows } from './insert-rows.js';

export type ClaimDecision = 'false_claim' | 'allowed_wording' | 'certificate_due';
export interface Unscanned extends ClaimingTexts { productId: string; version: number; stars: number | null; textHash: string }
export interface Scanned extends Unscanned { id: string; claims: StarClaim[] }

export interface WaitingClaim {
  id: string; state: 'waiting' | ClaimDecision; claims: StarClaim[]; foundAt: Date; decidedAt: Date | null; reason: string | null; certifiedStars: number | null;
  communeCode: string; product: { id: string; slug: string; name: string; seller: { id: string; name: string } };
}

const VARIANTS = `(select string_agg(v.name, chr(10) order by v.position) from catalog.variants v where v.product_id = p.id)`;
const PICTURES = `(select string_agg(i.alt, chr(10) order by i.position) from catalog.images i where i.product_id = p.id)`;

/** Texts beside the listing's own that speak of stars or the programme at all: others may change without a claim being another. */
const BESIDE = ['p.seller_name', VARIANTS, PICTURES].map((text) => `substring(${text} from '(?i).*(?:o\\W{0,2}c\\W{0,2}o\\W{0,2}p|sao|stars?|[★⭐🌟*]).*')`);
const TEXT_HASH = `md5(p.name || chr(1) || p.description || chr(1) || coalesce(p.story, '') || concat(${BESIDE.join(', ')}))`;

const CLAIM = `select s.id, s.state, s.claims, s.found_at as "foundAt", s.decided_at as "decidedAt", s.reason, n.stars as "certifiedStars", p.commune_code as "communeCode",
    json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'seller', json_build_object('id', p.seller_id, 'name', p.seller_name)) as product
  from catalog.star_claims s join catalog.products p on p.id = s.product_id join catalog.star_claim_scans n on n.product_id = s.product_id`;

/** A claim that waits stands only while its text does, in public, without a certificate for it: what was mended since drops out by itself. */
const STANDS = `(s.state <> 'waiting' or s.text_hash = ${TEXT_HASH} and n.found and ${SHOWN})`;

/** Listings that speak of stars: what was looked at, what was found, and what a person decided. */
@Injectable()
export class StarClaimRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Public goods that changed, or whose certificate did, since they were looked at. */
  async unscanned(tx: Tx, today: VietnamDay, most: number): Promise<Unscanned[]> {
    return tx.query(`
      select p.id as "productId", p.version, p.stars, p.name, p.description, p.story, ${VARIANTS} as variants, ${PICTURES} as pictures, p.seller_name as shop, ${TEXT_HASH} as "textHash"
      from (
        select p.*, case when ${EFFECTIVE} then p.certificate_stars end as stars from catalog.products p where ${SHOWN}) p
      where not exists (select 1 from catalog.star_claim_scans n where n.product_id = p.id and n.version = p.version and n.stars is not distinct from p.stars)
      order by p.id limit $2`, [today, most]);
  }

  async keep(tx: Tx, scanned: readonly Scanned[], at: Date): Promise<void> {
    await tx.query(`
      insert into catalog.star_claim_scans as n (product_id, version, stars, text_hash, found)
      select product_id, version, stars, text_hash, found from jsonb_to_recordset($1::jsonb) as r (product_id uuid, version int, stars smallint, text_hash text, found boolean)
      on conflict (product_id) do update set version = excluded.version, stars = excluded.stars, text_hash = excluded.text_hash, found = excluded.found`,
    [JSON.stringify(scanned.map(({ productId, version, stars, textHash, claims }) => ({ product_id: productId, version, stars, text_hash: textHash, found: claims.length > 0 })))]);
    const found = scanned.filter(({ claims }) => claims.length > 0).map(({ id, productId, textHash, claims }) => ({ id, product_id: productId, text_hash: textHash, claims, found_at: at }));
    const known: { product_id: string; text_hash: string }[] = await tx.query('select product_id, text_hash from catalog.star_claims where product_id = any($1)', [found.map((each) => each.product_id)]);
    const keys = new Set(known.map((each) => `${each.product_id} ${each.text_hash}`));
    await insertRows(tx, 'catalog.star_claims', { id: 'uuid', product_id: 'uuid', text_hash: 'text', claims: 'jsonb', found_at: 'timestamptz' }, found.filter((each) => !keys.has(`${each.product_id} ${each.text_hash}`)));
  }

  /** Those found first come first. `communes` null: everywhere. Errors: `paging.bad_cursor`. */
  async page(communes: readonly string[] | null, state: WaitingClaim['state'], paging: { limit: number; after?: string }): Promise<Page<WaitingClaim>> {
    const [foundAt, id] = decodeCursor(paging.after, 2) ?? [null, null];
    const rows: WaitingClaim[] = await this.dataSource.query(`
      ${CLAIM} where s.state = $1 and ($2::text[] is null or p.commune_code = any($2)) and ${STANDS} and ($3::timestamptz is null or (s.found_at, s.id) > ($3, $4::uuid))
      order by s.found_at, s.id limit $5`, [state, communes, foundAt, id, paging.limit + 1]);
    return toPage(rows, paging.limit, (row) => [row.foundAt.toISOString(), row.id], (row) => row);
  }

  async count(communes: readonly string[], state: WaitingClaim['state']): Promise<number> {
    const [row]: { count: number }[] = await this.dataSource.query(`
      select count(*)::int as count from catalog.star_claims s join catalog.products p on p.id = s.product_id join catalog.star_claim_scans n on n.product_id = s.product_id
      where s.state = $1 and p.commune_code = any($2) and ${STANDS}`, [state, communes]);
    return row!.count;
  }

  /** Null where it is not in the communes, or what was claimed stands no longer. */
  async find(id: string, communes: readonly string[], tx?: Tx): Promise<WaitingClaim | null> {
    const rows: WaitingClaim[] = await (tx ?? this.dataSource).query(`${CLAIM} where s.id = $1 and p.commune_code = any($2) and ${STANDS}`, [id, communes]);
    return rows[0] ?? null;
  }

  /** False when somebody decided before. */
  async decide(tx: Tx, id: string, { decision, by, reason, at }: { decision: ClaimDecision; by: string; reason: string; at: Date }): Promise<boolean> {
    const [rows]: [unknown[]] = await tx.query(`update catalog.star_claims set state = $2, decided_by = $3, reason = $4, decided_at = $5 where id = $1 and state = 'waiting' returning 1`, [id, decision, by, reason, at]);
    return rows.length > 0;
  }
}
