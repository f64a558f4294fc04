import { Injectable } from '@nestjs/common';
import type { ImageRef } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';
import type { Gtin } from '../domain/gtin.js';
import type { TraceCode } from '../domain/lot.js';
import { SHOWN } from './card.js';
import { LOT } from './lot.repository.js';
import type { Lot } from './lot.repository.js';
import type { CertificateRow } from './product-page.js';

export interface PassportRow {
  productId: string; slug: string; name: string; image: ImageRef | null; productSet: string; shown: boolean;
  sellerId: string; sellerName: string; sellerSlug: string; communeCode: string; communeName: string;
  gtins: Gtin[];
  /** The certificate effective today, else the one that was effective last. */
  certificate: CertificateRow | null;
  lot: Lot | null;
  /** The newest lots, without what was said of them. */
  lots: { lotCode: string; traceCode: TraceCode }[];
}

/** Which product, and which lot of it, a code leads to. */
const BY_TRACE = `select l.product_id, l.id as lot_id from catalog.lots l where l.trace_code = $1`;
const BY_GTIN = `select g.product_id, (select l.id from catalog.lots l where l.product_id = g.product_id and l.lot_code = $2) as lot_id
  from catalog.gtins g where g.gtin = $1 and g.state = 'verified'`;

/**
 * What a label leads to, in one statement. A product that was ever published keeps its passport when it leaves the shop:
 * the goods are in somebody's kitchen.
 */
const passport = (found: string): string => `
  select p.id as "productId", p.slug, p.name, p.image, p.product_set as "productSet", ${SHOWN} as shown,
    p.seller_id as "sellerId", p.seller_name as "sellerName", p.seller_slug as "sellerSlug", p.commune_code as "communeCode", p.commune_label as "communeName",
    (select coalesce(json_agg(g.gtin order by g.gtin), '[]') from catalog.gtins g where g.product_id = p.id and g.state = 'verified') as gtins,
    (select json_build_object('id', c.id, 'number', c.number, 'stars', c.stars, 'decisionNumber', c.decision_number, 'authority', c.authority, 'holder', c.holder,
       'issuedOn', c.issued_on, 'expiresOn', c.expires_on, 'renewalLodgedOn', c.renewal_lodged_on, 'revokedOn', c.revoked_on, 'demo', c.demo)
     from catalog.certificates c where c.id = p.certificate_id) as certificate,
    (select ${LOT} from catalog.lots l where l.id = f.lot_id) as lot,
    (select coalesce(json_agg(json_build_object('lotCode', n.lot_code, 'traceCode', n.trace_code) order by n.created_at desc), '[]')
     from (select * from catalog.lots o where o.product_id = p.id order by o.created_at desc, o.id desc limit 6) n) as lots
  from (${found}) f join catalog.products p on p.id = f.product_id where p.published_revision is not null`;

@Injectable()
export class PassportPage {
  constructor(private readonly dataSource: DataSource) {}

  async byTraceCode(code: TraceCode): Promise<PassportRow | null> { return this.first(BY_TRACE, [code]); }

  async byGtin(gtin: Gtin, lotCode: string | null): Promise<PassportRow | null> { return this.first(BY_GTIN, [gtin, lotCode]); }

  private async first(found: string, values: unknown[]): Promise<PassportRow | null> {
    const rows: PassportRow[] = await this.dataSource.query(passport(found), values);
    return rows[0] ?? null;
  }
}
