import { Injectable } from '@nestjs/common';
import type { ImageRef } from '@cho-phien/contracts';
import { onHoliday } from '@cho-phien/kernel';
import type { CertificateDates, VietnamDay } from '@cho-phien/kernel';
import type { AttributeValue, HarvestWindow } from '../domain/listing-content.js';
import type { Picture } from '../domain/picture-ref.js';
import { DataSource } from 'typeorm';
import { CARD, ON_SALE, SHOWN } from './card.js';
import type { Card } from './card.js';

export interface VariantRow {
  id: string; name: string; price: number; unit: string; netWeightGrams: number | null; netVolumeMl: number | null; available: number;
}

export interface CertificateRow extends CertificateDates {
  id: string; number: string; stars: number; decisionNumber: string; authority: string; holder: string; demo: boolean;
}

export interface ProductRow {
  card: Card;
  description: string; story: string | null; ingredients: string | null; productSet: string; sellerKind: string; certificateId: string | null;
  attributes: Record<string, AttributeValue>; seasonMonths: number[] | null; window: HarvestWindow | null; onHoliday: boolean; onSale: boolean;
  variants: VariantRow[]; images: (Picture & { photo: ImageRef | null })[]; certificates: CertificateRow[];
}

const VARIANTS = `(select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'price', v.price_amount, 'unit', v.unit,
    'netWeightGrams', v.net_weight_grams, 'netVolumeMl', v.net_volume_ml, 'available', v.available) order by v.position), '[]')
  from catalog.variants v where v.product_id = p.id)`;

const IMAGES = `(select coalesce(json_agg(json_build_object('key', i.key, 'width', i.width, 'height', i.height, 'alt', i.alt, 'drawn', i.drawn, 'photo', i.photo) order by i.position), '[]')
  from catalog.images i where i.product_id = p.id)`;

const CERTIFICATES = `(select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'stars', c.stars, 'decisionNumber', c.decision_number, 'authority', c.authority,
    'holder', c.holder, 'issuedOn', c.issued_on, 'expiresOn', c.expires_on, 'renewalLodgedOn', c.renewal_lodged_on, 'revokedOn', c.revoked_on, 'demo', c.demo) order by c.issued_on desc, c.id), '[]')
  from catalog.certificates c where c.product_id = p.id)`;

/** All that a product's page shows, in one statement. */
@Injectable()
export class ProductPage {
  constructor(private readonly dataSource: DataSource) {}

  /** The public product with this slug, null when the shop does not show it. */
  async find(slug: string, today: VietnamDay): Promise<ProductRow | null> {
    const rows: ProductRow[] = await this.dataSource.query(
      `select ${CARD} as card, p.description, p.story, p.ingredients, p.product_set as "productSet", p.seller_kind as "sellerKind",
         p.certificate_id as "certificateId", p.attributes, p.season_months as "seasonMonths",
         case when p.window_from is not null then json_build_object('from', p.window_from, 'until', p.window_until) end as "window",
         ${onHoliday('$1::date')} as "onHoliday", ${ON_SALE} as "onSale", ${VARIANTS} as variants, ${IMAGES} as images, ${CERTIFICATES} as certificates
       from catalog.products p where p.slug = $2 and ${SHOWN}`, [today, slug]);
    return rows[0] ?? null;
  }
}
