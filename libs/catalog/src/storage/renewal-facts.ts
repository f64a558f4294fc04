import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { SHOWN } from './card.js';

/** What the market knows of a certified product when its certificate has to be renewed. */
export interface RenewalFacts {
  number: string; stars: number; productName: string; productSet: string; holder: string; decisionNumber: string; authority: string; communeCode: string;
  issuedOn: VietnamDay; expiresOn: VietnamDay; renewalLodgedOn: VietnamDay | null; revokedOn: VietnamDay | null;
  product: { id: string; slug: string; name: string; description: string; story: string | null; listedAt: string; public: boolean; pictures: number; /** Of the lot entered last; null without one. */ traceCode: string | null };
}

@Injectable()
export class RenewalFactsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Null unless the certificate is matched with goods of the seller. */
  async find(sellerId: string, number: string, tx?: Tx): Promise<RenewalFacts | null> {
    const rows: RenewalFacts[] = await (tx ?? this.dataSource).query(`
      select c.number, c.stars, c.product_name as "productName", c.product_set as "productSet", c.holder, c.decision_number as "decisionNumber", c.authority, c.commune_code as "communeCode",
        c.issued_on as "issuedOn", c.expires_on as "expiresOn", c.renewal_lodged_on as "renewalLodgedOn", c.revoked_on as "revokedOn",
        json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'description', p.description, 'story', p.story, 'listedAt', p.created_at, 'public', ${SHOWN},
          'pictures', (select count(*) from catalog.images i where i.product_id = p.id),
          'traceCode', (select l.trace_code from catalog.lots l where l.product_id = p.id order by l.created_at desc, l.id desc limit 1)) as product
      from catalog.certificates c join catalog.products p on p.id = c.product_id where c.number = $1 and p.seller_id = $2`, [number, sellerId]);
    return rows[0] ?? null;
  }

  /** The seller of whose goods a certificate of these communes is; null where it is of none, or of another commune. */
  async sellerOf(number: string, communes: readonly string[]): Promise<string | null> {
    const [found]: { sellerId: string }[] = await this.dataSource.query(
      'select p.seller_id as "sellerId" from catalog.certificates c join catalog.products p on p.id = c.product_id where c.number = $1 and c.commune_code = any($2)', [number, communes]);
    return found?.sellerId ?? null;
  }
}
