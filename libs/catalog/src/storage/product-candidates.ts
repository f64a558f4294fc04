import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { BUSINESS } from '../domain/bare-name.js';

/** What a certificate says of its product; `key` names it in the answer. */
export interface Certified { key: string; productName: string; holder: string; communeCode: string; issuedOn: string }

/** Goods that a certificate may be of. Likenesses are of folded names, in percent; the holder's without its kind of business. */
export interface ProductCandidate { key: string; productId: string; slug: string; name: string; sellerId: string; sellerName: string; confidence: number; certain: boolean }

const bare = (folded: string): string => `regexp_replace(${folded}, '${BUSINESS}', '')`;

const CANDIDATES = `
  select key, product_id as "productId", slug, name, seller_id as "sellerId", seller_name as "sellerName", round(100 * (0.6 * by_name + 0.4 * by_holder))::int as confidence,
    by_name = 1 and by_holder = 1 and not taken and count(*) filter (where by_name = 1 and by_holder = 1 and not taken) over (partition by key) = 1 as certain
  from (
    select a.key, p.id as product_id, p.slug, p.name, p.seller_id, p.seller_name, similarity(catalog.fold(p.name), a.name) as by_name, similarity(${bare('catalog.fold(p.seller_name)')}, a.holder) as by_holder,
      exists (select 1 from catalog.certificates o where o.product_id = p.id and o.effective_until >= a.issued_on and o.revoked_on is null and o.number <> a.key) as taken
    from (select key, catalog.fold(product_name) as name, ${bare('catalog.fold(holder)')} as holder, commune_code, issued_on
          from jsonb_to_recordset($1::jsonb) as each (key text, product_name text, holder text, commune_code text, issued_on date)) a
    join catalog.products p on p.commune_code = a.commune_code) scored
  where by_name >= 0.3 and (by_holder >= 0.3 or by_name >= 0.6)
  order by key, certain desc, confidence desc, name, product_id`;

/** Finds the goods on this market that a certificate may be of, by name, holder and commune. */
@Injectable()
export class ProductCandidates {
  constructor(private readonly dataSource: DataSource) {}

  /** Best first for each key, at most `most`. A candidate is certain when both names are alike to the letter, nothing else is, and no other certificate in force holds it. */
  async of(certified: readonly Certified[], most: number, tx?: Tx): Promise<Map<string, ProductCandidate[]>> {
    if (certified.length === 0) return new Map();
    const rows: ProductCandidate[] = await (tx ?? this.dataSource).query(CANDIDATES, [JSON.stringify(certified.map(({ key, productName, holder, communeCode, issuedOn }) => (
      { key, product_name: productName, holder, commune_code: communeCode, issued_on: issuedOn })))]);
    const found = new Map<string, ProductCandidate[]>();
    for (const row of rows) {
      const others = found.get(row.key) ?? [];
      if (others.length < most) found.set(row.key, [...others, row]);
    }
    return found;
  }
}
