import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { ListingContent } from '../domain/listing-content.js';
import type { ListingRule } from '../domain/listing-checks.js';
import type { RevisionState } from '../domain/revision-state.js';
import { REVISION, revisionOf } from './revision.repository.js';
import type { Revision, RevisionText } from './revision.repository.js';

export interface WaitingReview { id: string; productId: string; name: string; seller: { id: string; name: string }; submittedAt: Date; number: number; isNew: boolean; state: RevisionState; by: 'seller' | 'assistant' }
export interface OpenReview { revision: Revision; sellerName: string; published: ListingContent | null }

/** Versions as the operators' desk sees them. */
@Injectable()
export class ListingReviews {
  constructor(private readonly dataSource: DataSource) {}

  /** Those who wait longest first. Errors: `paging.bad_cursor`. */
  async page(state: RevisionState, paging: { limit: number; after?: string }): Promise<Page<WaitingReview>> {
    const [submittedAt, id] = decodeCursor(paging.after, 2) ?? [null, null];
    const rows: WaitingReview[] = await this.dataSource.query(`
      select r.id, r.product_id as "productId", r.content->>'name' as name, json_build_object('id', p.seller_id, 'name', p.seller_name) as seller, r.submitted_at as "submittedAt", r.number,
        not exists (select 1 from catalog.product_revisions o where o.product_id = r.product_id and o.state = 'approved' and o.number < r.number) as "isNew",
        r.state, case when r.consent_id is null then 'seller' else 'assistant' end as by
      from catalog.product_revisions r join catalog.products p on p.id = r.product_id
      where r.state = $1 and r.submitted_at is not null and ($2::timestamptz is null or (r.submitted_at, r.id) > ($2, $3::uuid))
      order by r.submitted_at, r.id limit $4`, [state, submittedAt, id, paging.limit + 1]);
    return toPage(rows, paging.limit, (row) => [row.submittedAt.toISOString(), row.id], (row) => row);
  }

  /** A version with the one that the public sees beside it: of a decided one, the one it followed. */
  async find(id: string): Promise<OpenReview | null> {
    const rows: { revision: RevisionText; sellerName: string; published: ListingContent | null }[] = await this.dataSource.query(`
      select ${REVISION} as revision, p.seller_name as "sellerName",
        (select o.content from catalog.product_revisions o where o.product_id = r.product_id and o.state = 'approved' and o.number < r.number order by o.number desc limit 1) as published
      from catalog.product_revisions r join catalog.products p on p.id = r.product_id where r.id = $1 and r.submitted_at is not null`, [id]);
    const row = rows[0];
    return row ? { ...row, revision: revisionOf(row.revision) } : null;
  }

  /** The rules in force on a day. */
  async rules(day: VietnamDay): Promise<ListingRule[]> {
    return this.dataSource.query(`
      select code, sets, phrases, message_vi as "messageVi", message_en as "messageEn", legal_ref as "legalRef"
      from catalog.listing_rules where valid_from <= $1::date and (valid_to is null or $1::date <= valid_to) order by code`, [day]);
  }
}
