import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { CHECK_HOLDS_DAYS } from '../domain/external-listing.js';
import type { ExternalCheck, ExternalListing, ListingState } from '../domain/external-listing.js';

/** The listings of communes $1 as they are on day $2. */
const LISTINGS = `
  select l.listing_id as "listingId", l.certificate_id as "certificateId", c.number as "certificateNumber", c.product_name as "productName", c.holder, c.commune_code as "communeCode",
    l.floor_code as floor, f.name as "floorName", l.url, look.found, look.grade, look.checked_on as "lastCheckedOn", look.checked_by as "checkedBy", look.checked_by_name as "checkedByName", seen.first_seen as "firstSeenOn", seen.checks,
    case look.found when 'present' then look.checked_on + ${CHECK_HOLDS_DAYS} end as "holdsUntil",
    case look.found when 'absent' then 'gone' when 'unclear' then 'unclear' else case when look.checked_on >= $2::date - ${CHECK_HOLDS_DAYS} then 'current' else 'stale' end end as state
  from insight.external_listings l join insight.certificates c using (certificate_id) join insight.floors f using (floor_code)
  cross join lateral (select * from insight.external_checks k where k.listing_id = l.listing_id order by k.checked_on desc, k.check_id desc limit 1) look
  cross join lateral (select min(k.checked_on) filter (where k.found = 'present') as first_seen, count(*)::int as checks from insight.external_checks k where k.listing_id = l.listing_id) seen
  where c.commune_code = any($1)`;

export interface ListingFilter { floor?: string | undefined; state?: ListingState | undefined; certificateNumber?: string | undefined }
export interface CertifiedProduct { certificateId: string; communeCode: string }

/** What people found of certified products on other floors. Nothing is changed or removed. */
@Injectable()
export class ExternalListingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The certificate with this number or id; the newest where a number was given twice. */
  async certificate(tx: Tx, given: { id?: string | undefined; number?: string | undefined }): Promise<CertifiedProduct | null> {
    const [row] = (await tx.query(
      'select certificate_id as "certificateId", commune_code as "communeCode" from insight.certificates where certificate_id = $1::uuid or ($1::uuid is null and number = $2) order by issued_on desc limit 1',
      [given.id ?? null, given.number ?? null])) as CertifiedProduct[];
    return row ?? null;
  }

  /** Declares an address; answers the listing's id, also where it was declared before. */
  async declare(tx: Tx, listing: { listingId: string; certificateId: string; floor: string; url: string; by: string; at: Date }): Promise<string> {
    await tx.query(`
      insert into insight.external_listings (listing_id, certificate_id, floor_code, url, declared_by, recorded_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (certificate_id, url) do nothing`, [listing.listingId, listing.certificateId, listing.floor, listing.url, listing.by, listing.at]);
    // Asked apart: who declares the same address at the same time is seen only by a statement that begins afterwards.
    const [row] = (await tx.query('select listing_id as id from insight.external_listings where certificate_id = $1 and url = $2', [listing.certificateId, listing.url])) as [{ id: string }];
    return row.id;
  }

  async keepCheck(tx: Tx, listingId: string, check: ExternalCheck): Promise<void> {
    await tx.query(
      'insert into insight.external_checks (check_id, listing_id, checked_on, found, grade, screenshot_sha256, note, checked_by, checked_by_name, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [check.checkId, listingId, check.checkedOn, check.found, check.grade, check.screenshotSha256, check.note, check.checkedBy, check.checkedByName, check.recordedAt]);
  }

  /** A listing of these communes; null for any other. */
  async one(communes: readonly string[], day: VietnamDay, listingId: string, tx?: Tx): Promise<ExternalListing | null> {
    const [row] = (await (tx ?? this.dataSource).query(`${LISTINGS} and l.listing_id = $3`, [communes, day, listingId])) as ExternalListing[];
    return row ?? null;
  }

  /** Those looked at longest ago first. Errors: `paging.bad_cursor`. */
  async list(communes: readonly string[], day: VietnamDay, filter: ListingFilter, limit: number, after?: string): Promise<Page<ExternalListing>> {
    const [checkedOn, id] = decodeCursor(after, 2) ?? [null, null];
    const rows: ExternalListing[] = await this.dataSource.query(
      `select * from (${LISTINGS}) shown where ($3::text is null or floor = $3) and ($4::text is null or state = $4) and ($5::text is null or "certificateNumber" = $5)
         and ($6::text is null or ("lastCheckedOn", "listingId") > ($6::text::date, $7::text::uuid))
       order by "lastCheckedOn", "listingId" limit $8`, [communes, day, filter.floor ?? null, filter.state ?? null, filter.certificateNumber ?? null, checkedOn, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.lastCheckedOn, row.listingId], (row) => row);
  }

  /** Every look at an address, the newest first. */
  async checks(listingId: string): Promise<ExternalCheck[]> {
    return this.dataSource.query(
      `select check_id as "checkId", checked_on as "checkedOn", found, grade, screenshot_sha256 as "screenshotSha256", note, checked_by as "checkedBy", checked_by_name as "checkedByName", recorded_at as "recordedAt"
       from insight.external_checks where listing_id = $1 order by checked_on desc, check_id desc limit 200`, [listingId]);
  }
}
