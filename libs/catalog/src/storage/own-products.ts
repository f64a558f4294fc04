import { Injectable } from '@nestjs/common';
import { decodeCursor, onHoliday, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ListingContent } from '../domain/listing-content.js';
import { listingState } from '../domain/revision-state.js';
import type { ListingState, RevisionState } from '../domain/revision-state.js';
import { CARD } from './card.js';
import type { Card } from './card.js';
import { REVISION, revisionOf } from './revision.repository.js';
import type { Revision, RevisionText } from './revision.repository.js';

export type ProductStatus = 'draft' | 'public' | 'hidden';

/** A product as its seller sees it in the list: before it was published by its newest version, then as the public sees it. */
export interface OwnProduct extends Card {
  status: ProductStatus; state: ListingState; productSet: string | null; createdAt: Date;
  revision: { number: number; state: RevisionState; by: 'seller' | 'assistant'; confirmedAt: Date | null };
}

/** A product with its newest version and the one that the public sees. */
export interface OwnListing { card: Card; status: ProductStatus; createdAt: Date; version: number; onHoliday: boolean; newest: Revision; published: ListingContent | null }

interface OwnRow { card: Card; status: ProductStatus; productSet: string | null; createdAt: Date; number: number; state: RevisionState; consentId: string | null; confirmedAt: Date | null }

/** A seller's own products, drafts and hidden ones included. */
@Injectable()
export class OwnProducts {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Errors: `paging.bad_cursor`. */
  async page({ sellerId }: Pick<SellerScope, 'sellerId'>, status: ProductStatus | undefined, paging: { limit: number; after?: string }, today: VietnamDay): Promise<Page<OwnProduct>> {
    const [createdAt, id] = decodeCursor(paging.after, 2) ?? [null, null];
    const rows: OwnRow[] = await this.dataSource.query(`
      select ${CARD} as card, p.status, p.product_set as "productSet", p.created_at as "createdAt", r.number, r.state, r.consent_id as "consentId", r.confirmed_at as "confirmedAt"
      from catalog.products p join catalog.product_revisions r on r.product_id = p.id and r.number = p.revision
      where p.seller_id = $2 and ($3::text is null or p.status = $3) and ($4::timestamptz is null or (p.created_at, p.id) < ($4, $5::uuid))
      order by p.created_at desc, p.id desc limit $6`, [today, sellerId, status ?? null, createdAt, id, paging.limit + 1]);
    return toPage(rows, paging.limit, (row) => [row.createdAt.toISOString(), row.card.id], shaped);
  }

  /** What the newest version of each product says, oldest product first. */
  async newestContents(sellerId: string): Promise<{ id: string; content: ListingContent }[]> {
    return this.dataSource.query(`
      select p.id, r.content from catalog.products p join catalog.product_revisions r on r.product_id = p.id and r.number = p.revision
      where p.seller_id = $1 order by p.created_at, p.id`, [sellerId]);
  }

  /** Drafts whose newest version shows a photo. */
  async draftsWith(tx: Tx, sellerId: string, photoId: string): Promise<{ id: string; content: ListingContent }[]> {
    return tx.query(`
      select p.id, r.content from catalog.products p join catalog.product_revisions r on r.product_id = p.id and r.number = p.revision
      where p.seller_id = $1 and p.status = 'draft' and r.content->'photos' ? $2 order by p.id for update of p`, [sellerId, photoId]);
  }

  async find({ sellerId }: Pick<SellerScope, 'sellerId'>, productId: string, today: VietnamDay): Promise<OwnListing | null> {
    const rows: (Omit<OwnListing, 'newest'> & { newest: RevisionText })[] = await this.dataSource.query(`
      select ${CARD} as card, p.status, p.created_at as "createdAt", p.version, ${onHoliday('$1::date')} as "onHoliday", ${REVISION} as newest, q.content as published
      from catalog.products p join catalog.product_revisions r on r.product_id = p.id and r.number = p.revision
        left join catalog.product_revisions q on q.product_id = p.id and q.number = p.published_revision
      where p.seller_id = $2 and p.id = $3`, [today, sellerId, productId]);
    const row = rows[0];
    return row ? { ...row, newest: revisionOf(row.newest) } : null;
  }
}

const shaped = ({ card, status, productSet, createdAt, number, state, consentId, confirmedAt }: OwnRow): OwnProduct => ({
  ...card, status, state: listingState(status, state), productSet, createdAt,
  revision: { number, state, by: consentId === null ? 'seller' : 'assistant', confirmedAt },
});
