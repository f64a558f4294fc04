import { Injectable } from '@nestjs/common';
import type { CertificateSnapshot, ImageRef, ProductChanged } from '@cho-phien/contracts';
import { isoVietnam } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { productSet } from '../domain/product-sets.js';
import { SHOWN } from './card.js';

interface SnapshotRow {
  productId: string; slug: string; name: string; public: boolean; createdAt: Date; productSet: string; isAlcohol: boolean;
  sellerId: string; sellerSlug: string; sellerName: string; sellerKind: string; communeCode: string; communeName: string; provinceCode: string;
  description: string; price: number; unit: string; unitAmount: number | null; unitPer: 'kg' | 'l' | null; available: number;
  image: ImageRef | null;
  season: { months: number[] } | null; window: { from: string; until: string } | null;
  variants: { variantId: string; price: number; available: number }[]; certificate: CertificateSnapshot | null;
}

const SNAPSHOT = `
  select p.id as "productId", p.slug, p.name, ${SHOWN} as public, p.created_at as "createdAt", p.product_set as "productSet", p.is_alcohol as "isAlcohol",
    p.seller_id as "sellerId", p.seller_slug as "sellerSlug", p.seller_name as "sellerName", p.seller_kind as "sellerKind",
    p.commune_code as "communeCode", p.commune_label as "communeName", p.province_code as "provinceCode", p.description,
    p.price_amount as price, p.unit, p.unit_price_amount as "unitAmount", p.unit_price_per as "unitPer", p.available,
    p.image, case when p.season_months is not null then json_build_object('months', p.season_months) end as season,
    case when p.window_from is not null then json_build_object('from', p.window_from, 'until', p.window_until) end as "window",
    (select coalesce(json_agg(json_build_object('variantId', v.id, 'price', v.price_amount, 'available', v.available) order by v.position), '[]')
     from catalog.variants v where v.product_id = p.id) as variants,
    (select json_build_object('certificateId', c.id, 'number', c.number, 'stars', c.stars, 'decisionNumber', c.decision_number, 'authority', c.authority, 'holder', c.holder,
       'issuedOn', c.issued_on, 'expiresOn', c.expires_on, 'renewalLodgedOn', c.renewal_lodged_on, 'revokedOn', c.revoked_on, 'communeCode', c.commune_code, 'demo', c.demo)
     from catalog.certificates c where c.id = p.certificate_id) as certificate
  from catalog.products p where p.id = any($1) order by p.created_at, p.id`;

/** Products as the other contexts are told of them. */
@Injectable()
export class ProductSnapshot {
  /** One event for each product; `since` is the instant given, or the day each was listed. */
  async events(tx: Tx, productIds: readonly string[], since?: Date): Promise<ProductChanged[]> {
    const rows: SnapshotRow[] = await tx.query(SNAPSHOT, [productIds]);
    return rows.map((row) => ({ type: 'catalog.product_changed', payload: payloadOf(row, since ?? row.createdAt) }));
  }
}

function payloadOf(row: SnapshotRow, since: Date): ProductChanged['payload'] {
  const { createdAt: _, unitAmount, unitPer, ...same } = row;
  const set = productSet(row.productSet);
  return {
    ...same,
    productSetName: { vi: set.name, en: set.nameEn },
    variantIds: row.variants.map(({ variantId }) => variantId),
    since: isoVietnam(since),
    unitPrice: unitAmount === null || unitPer === null ? null : { amount: unitAmount, per: unitPer },
  };
}
