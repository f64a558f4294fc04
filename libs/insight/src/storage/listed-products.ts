import { Injectable } from '@nestjs/common';
import { certificateState, decodeCursor, endOfVietnamDay, graceDaysOn, toPage } from '@cho-phien/kernel';
import type { CertificateState, Page, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Figure } from '../domain/figure.js';
import type { Parting } from '../domain/indicators.js';

export interface Part extends Figure { key: string }

/** One certificate in force: the unit of I1. */
export interface CertificateUnit {
  certificateNumber: string;
  productName: string;
  productSlug: string | null;
  stars: number;
  productSet: string;
  holder: string;
  communeCode: string;
  issuedOn: VietnamDay;
  expiresOn: VietnamDay;
  state: CertificateState;
  listing: 'listed' | 'not_listed' | 'unknown';
}

interface UnitRow extends Omit<CertificateUnit, 'state'> { certificateId: string; renewalLodgedOn: VietnamDay | null; revokedOn: VietnamDay | null }

/**
 * The certificates of communes $1 that are in force on day $2 (a file lodged in time counting for $3 days),
 * each with its product's listing at the end of that day, $4: public, priced, and a pack of it in stock by the
 * last stock news before; where there was none yet, by what catalog said.
 */
const IN_FORCE = `
  select c.*, p.slug, case when c.product_id is null then 'unknown' when p.public and p.priced and coalesce(stock.some_pack, p.available > 0) then 'listed' else 'not_listed' end as listing
  from insight.certificates c
  left join lateral (
    select s.* from insight.product_states s where s.product_id = c.product_id and s.since < $4 order by s.since desc, s.event_id desc limit 1) p on true
  left join lateral (
    select bool_or(last.in_stock) as some_pack from unnest(p.variant_ids) as pack (variant_id)
    cross join lateral (
      select r.in_stock from insight.stock_runs r where r.variant_id = pack.variant_id and r.since < $4 order by r.first_version desc limit 1) last) stock on true
  where c.commune_code = any($1) and c.stars >= 3 and c.issued_on <= $2::date and (c.revoked_on is null or $2::date < c.revoked_on)
    and ($2::date <= c.expires_on or (c.renewal_lodged_on <= c.expires_on and $2::date <= c.expires_on + $3::int))`;

const KEYS: Partial<Record<Parting, string>> = { commune: 'commune_code', stars: 'stars::text', set: 'product_set' };

/** I1 and its rows: one statement each. */
@Injectable()
export class ListedProducts {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts by part; listed + not listed + unknown = in force. Parts in which nothing is in force are absent. */
  async figures(communes: readonly string[], day: VietnamDay, by: Parting): Promise<Part[]> {
    return this.dataSource.query(
      `select ${KEYS[by]!} as key, count(*) filter (where listing = 'listed')::int as numerator, count(*)::int as denominator, count(*) filter (where listing = 'unknown')::int as unknown
       from (${IN_FORCE}) unit group by 1 order by 1`, onDay(communes, day));
  }

  /** One row for each unit of the denominator. Errors: `paging.bad_cursor`. */
  async units(communes: readonly string[], day: VietnamDay, limit: number, after?: string): Promise<Page<CertificateUnit>> {
    const cursor = decodeCursor(after, 3);
    const rows: UnitRow[] = await this.dataSource.query(
      `select certificate_id as "certificateId", number as "certificateNumber", product_name as "productName", slug as "productSlug", stars, product_set as "productSet", holder, commune_code as "communeCode",
         issued_on as "issuedOn", expires_on as "expiresOn", renewal_lodged_on as "renewalLodgedOn", revoked_on as "revokedOn", listing
       from (${IN_FORCE}) unit where $6::text is null or (commune_code, number, certificate_id) > ($6::text, $7::text, $8::uuid)
       order by commune_code, number, certificate_id limit $5`, [...onDay(communes, day), limit + 1, ...(cursor ?? [null, null, null])]);
    return toPage(rows, limit, (row) => [row.communeCode, row.certificateNumber, row.certificateId], (row) => unitOf(row, day));
  }
}

const onDay = (communes: readonly string[], day: VietnamDay): unknown[] => [communes, day, graceDaysOn(day), endOfVietnamDay(day)];

const unitOf = ({ certificateId: _, renewalLodgedOn, revokedOn, ...row }: UnitRow, day: VietnamDay): CertificateUnit =>
  ({ ...row, state: certificateState({ ...row, renewalLodgedOn, revokedOn }, day) });
