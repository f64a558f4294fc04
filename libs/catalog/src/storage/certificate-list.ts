import { Injectable } from '@nestjs/common';
import { certificateStateSql, decodeCursor, fold, toPage } from '@cho-phien/kernel';
import type { CertificateState, Page, VietnamDay } from '@cho-phien/kernel';
import type { CertificateContent, FieldChange } from '../domain/certificate-fields.js';
import { DataSource } from 'typeorm';
import { SHOWN } from './card.js';
import type { ChangeKind } from './certificate-register.js';

/** A certificate as officers see it on a day (`asOf`). `daysLeft` is 0 on its last day, negative after it. */
export interface OfficerCertificate extends CertificateContent {
  id: string; version: number; expiresOn: VietnamDay; classificationScheme: 'QD148' | 'QD26'; demo: boolean;
  asOf: VietnamDay; state: CertificateState; daysLeft: number; effectiveUntil: VietnamDay;
  product: { id: string; slug: string; name: string; sellerName: string; public: boolean } | null;
  /** Its star is what the shop shows of its product today. */
  shown: boolean;
}

export interface CertificateFilter {
  communes: readonly string[]; asOf: VietnamDay; state?: CertificateState; stars?: number; set?: string; q?: string; matched?: boolean;
  /** Those still in force whose last day is at most so many days away. */
  endsWithin?: number;
}

export interface CertificateChange { id: string; certificateNumber: string; productName: string; kind: ChangeKind; actor: string; at: Date; reason: string | null; fileName: string | null; changes: FieldChange[] }

const STATE = certificateStateSql('$2::date');

const ROW = `
  select c.id, c.version, c.number, c.stars, c.product_name as "productName", c.product_set as "productSet", c.holder, c.producer_kind as "producerKind", c.led_by_woman as "ledByWoman", c.led_by_minority as "ledByMinority", c.commune_code as "communeCode",
    c.decision_number as "decisionNumber", c.issued_on as "issuedOn", c.authority, c.renewal_lodged_on as "renewalLodgedOn", c.renewal_reference as "renewalReference",
    c.revoked_on as "revokedOn", c.revocation_decision as "revocationDecision", c.product_id as "productId", c.seller_id as "sellerId", c.expires_on as "expiresOn",
    c.classification_scheme as "classificationScheme", c.demo, c.effective_until as "effectiveUntil", $2::date as "asOf", ${STATE} as state, c.expires_on - $2::date as "daysLeft",
    case when p.id is not null then json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'sellerName', p.seller_name, 'public', ${SHOWN}) end as product,
    coalesce(${SHOWN} and p.certificate_id = c.id and $2::date between p.certificate_from and p.certificate_until, false) as shown
  from catalog.certificates c left join catalog.products p on p.id = c.product_id`;

/** $1 communes, $2 day, $3 stars, $4 set, $5 text, $6 matched, $7 days to the end. */
const WHERE = `c.commune_code = any($1) and ($3::int is null or c.stars = $3) and ($4::text is null or c.product_set = $4) and ($5::text is null or c.folded like $5)
  and ($6::boolean is null or (c.product_id is not null) = $6) and ($7::int is null or c.expires_on between $2::date and $2::date + $7::int and c.issued_on <= $2::date and (c.revoked_on is null or c.revoked_on > $2::date))`;

const CHANGE = `h.id, c.number as "certificateNumber", c.product_name as "productName", h.kind, h.actor, h.at, h.reason, i.file_name as "fileName", h.changes
  from catalog.certificate_changes h join catalog.certificates c on c.id = h.certificate_id left join catalog.certificate_imports i on i.id = h.import_id`;

const pattern = (typed: string): string => `%${fold(typed).replace(/[\\%_]/g, '\\$&')}%`;
const parameters = ({ communes, asOf, stars, set, q, matched, endsWithin }: CertificateFilter): unknown[] =>
  [communes, asOf, stars ?? null, set ?? null, q ? pattern(q) : null, matched ?? null, endsWithin ?? null];

/** The register as officers read it. */
@Injectable()
export class CertificateList {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that end last come first; where the end is asked about, those that end first. Errors: `paging.bad_cursor`. */
  async page(filter: CertificateFilter, paging: { limit: number; after?: string }): Promise<Page<OfficerCertificate>> {
    const [expiresOn, id] = decodeCursor(paging.after, 2) ?? [null, null];
    const [beyond, order] = filter.endsWithin === undefined ? ['<', 'desc'] : ['>', 'asc'];
    const rows: OfficerCertificate[] = await this.dataSource.query(`
      ${ROW} where ${WHERE} and ($8::text is null or ${STATE} = $8) and ($9::date is null or (c.expires_on, c.id) ${beyond} ($9, $10::uuid))
      order by c.expires_on ${order}, c.id ${order} limit $11`, [...parameters(filter), filter.state ?? null, expiresOn, id, paging.limit + 1]);
    return toPage(rows, paging.limit, (row) => [row.expiresOn, row.id], (row) => row);
  }

  /** How many there are in each state, whatever state is asked for. */
  async countByState(filter: CertificateFilter): Promise<Partial<Record<CertificateState, number>>> {
    const rows: { state: CertificateState; count: number }[] = await this.dataSource.query(
      `select ${STATE} as state, count(*)::int as count from catalog.certificates c where ${WHERE} group by 1`, parameters(filter));
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  async find(number: string, communes: readonly string[], day: VietnamDay): Promise<OfficerCertificate | null> {
    const rows: OfficerCertificate[] = await this.dataSource.query(`${ROW} where c.commune_code = any($1) and c.number = $3`, [communes, day, number]);
    return rows[0] ?? null;
  }

  /** Goods made in one of the communes; null for others. */
  async goods(productId: string, communes: readonly string[]): Promise<{ id: string; sellerId: string } | null> {
    const rows: { id: string; sellerId: string }[] = await this.dataSource.query('select id, seller_id as "sellerId" from catalog.products where id = $1 and commune_code = any($2)', [productId, communes]);
    return rows[0] ?? null;
  }

  /** What was ever changed of one, the latest first. */
  async history(certificateId: string): Promise<CertificateChange[]> {
    return this.dataSource.query(`select ${CHANGE} where h.certificate_id = $1 order by h.version desc`, [certificateId]);
  }

  /** The latest changes in some communes. */
  async latest(communes: readonly string[], most: number): Promise<CertificateChange[]> {
    return this.dataSource.query(`select ${CHANGE} where c.commune_code = any($1) order by h.at desc, h.id desc limit $2`, [communes, most]);
  }
}
