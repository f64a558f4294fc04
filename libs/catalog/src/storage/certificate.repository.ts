import { Injectable } from '@nestjs/common';
import { effectiveUntil } from '@cho-phien/kernel';
import type { CertificateDates, VietnamDay } from '@cho-phien/kernel';
import type { CertificateChanged } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { CertificateDraft } from '../domain/product-draft.js';
import { insertRows } from './insert-rows.js';

const CERTIFICATE = {
  id: 'uuid', number: 'text', stars: 'smallint', decision_number: 'text', authority: 'text', holder: 'text', producer_kind: 'text',
  issued_on: 'date', expires_on: 'date', renewal_lodged_on: 'date', revoked_on: 'date', effective_from: 'date', effective_until: 'date',
  classification_scheme: 'text', product_set: 'text', commune_code: 'text', product_id: 'uuid', product_name: 'text', demo: 'boolean',
} as const;

export interface RegisteredCertificate extends CertificateDates {
  id: string; number: string; stars: number; holder: string; productId: string | null; productName: string;
  /** It stands for a product of the seller asked about, or names him as its holder. */
  ofOwnGoods: boolean;
}

@Injectable()
export class CertificateRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, drafts: readonly CertificateDraft[], today: VietnamDay): Promise<void> {
    await insertRows(tx, 'catalog.certificates', CERTIFICATE, drafts.map((draft) => ({
      id: draft.id, number: draft.number, stars: draft.stars, decision_number: draft.decisionNumber, authority: draft.authority, holder: draft.holder, producer_kind: draft.producerKind,
      issued_on: draft.issuedOn, expires_on: draft.expiresOn, renewal_lodged_on: draft.renewalLodgedOn, revoked_on: draft.revokedOn,
      effective_from: draft.issuedOn, effective_until: effectiveUntil(draft, today),
      classification_scheme: draft.classificationScheme, product_set: draft.productSet, commune_code: draft.communeCode,
      product_id: draft.productId, product_name: draft.productName, demo: draft.demo,
    })));
  }

  /**
   * Puts on each product the certificate to show: one effective today if there is any, the highest
   * class first, else the one that was effective last, none where no certificate is the product's.
   * Answers the products whose certificate changed.
   */
  async choose(tx: Tx, productIds: readonly string[], today: VietnamDay): Promise<string[]> {
    const changed: { id: string }[] = await tx.query(`
      with chosen as (
        select distinct on (product_id) product_id, id, number, stars, expires_on, effective_from, effective_until
        from catalog.certificates where product_id = any($1)
        order by product_id, ($2::date between effective_from and effective_until) desc, stars desc, effective_until desc, id),
      moved as (
        update catalog.products p set certificate_id = c.id, certificate_number = c.number, certificate_stars = c.stars, certificate_expires_on = c.expires_on,
          certificate_from = c.effective_from, certificate_until = c.effective_until, version = version + 1
        from unnest($1::uuid[]) as asked (product_id) left join chosen c using (product_id) where p.id = asked.product_id
          and (p.certificate_id, p.certificate_number, p.certificate_stars, p.certificate_from, p.certificate_until) is distinct from (c.id, c.number, c.stars, c.effective_from, c.effective_until)
        returning p.id)
      select id from moved`, [productIds, today]);
    return changed.map(({ id }) => id);
  }

  /** Those of a seller's own goods, and those of its commune that no product has yet, whoever holds them. */
  async ofSeller(sellerId: string, communeCode: string, tx?: Tx): Promise<RegisteredCertificate[]> {
    return (tx ?? this.dataSource).query(`
      select c.id, c.number, c.stars, c.holder, c.product_id as "productId", c.product_name as "productName", c.issued_on as "issuedOn", c.expires_on as "expiresOn",
        c.renewal_lodged_on as "renewalLodgedOn", c.revoked_on as "revokedOn", p.seller_id is not null or coalesce(c.seller_id = $1, false) as "ofOwnGoods"
      from catalog.certificates c left join catalog.products p on p.id = c.product_id and p.seller_id = $1
      where p.id is not null or c.seller_id = $1 or c.product_id is null and c.commune_code = $2
      order by c.expires_on desc, c.id`, [sellerId, communeCode]);
  }

  /** A certificate that no product has becomes this product's; answers its version after that, null when it has one. */
  async match(tx: Tx, certificateId: string, productId: string): Promise<number | null> {
    const [rows]: [{ version: number }[]] = await tx.query('update catalog.certificates set product_id = $2, version = version + 1 where id = $1 and product_id is null returning version', [certificateId, productId]);
    return rows[0]?.version ?? null;
  }

  /** Certificates as the other contexts are told of them. */
  async events(tx: Tx, ids: readonly string[]): Promise<CertificateChanged[]> {
    const rows: { payload: CertificateChanged['payload'] }[] = await tx.query(`
      select json_build_object('certificateId', id, 'number', number, 'stars', stars, 'decisionNumber', decision_number, 'authority', authority, 'holder', holder, 'issuedOn', issued_on, 'expiresOn', expires_on,
        'renewalLodgedOn', renewal_lodged_on, 'revokedOn', revoked_on, 'communeCode', commune_code, 'demo', demo, 'productId', product_id, 'productName', product_name, 'productSet', product_set,
        'producerKind', producer_kind, 'ledByWoman', led_by_woman, 'ledByMinority', led_by_minority) as payload
      from catalog.certificates where id = any($1)`, [ids]);
    return rows.map(({ payload }) => ({ type: 'catalog.certificate_changed', payload }));
  }

  /** Products whose shown certificate is not effective today although another one is. */
  async outrun(today: VietnamDay): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(`
      select p.id from catalog.products p
      where p.certificate_id is not null and not ($1::date between p.certificate_from and p.certificate_until)
        and exists (select 1 from catalog.certificates c where c.product_id = p.id and $1::date between c.effective_from and c.effective_until)`, [today]);
    return rows.map(({ id }) => id);
  }
}
