import type { ImageRef } from '@cho-phien/contracts';
import { pictureRef } from '../domain/picture-ref.js';

/** What a card shows of a product. Money in đồng, days `YYYY-MM-DD`. */
export interface Card {
  id: string;
  slug: string;
  name: string;
  price: number;
  unit: string;
  unitPrice: { amount: number; per: 'kg' | 'l' } | null;
  image: ImageRef | null;
  seller: { id: string; slug: string; name: string };
  area: { code: string; name: string };
  /** Null on every day on which no certificate is effective. */
  certificate: { stars: number; number: string; expiresOn: string } | null;
  inStock: boolean;
  available: number;
  isAlcohol: boolean;
}

export interface CardRow {
  id: string; slug: string; name: string; price: number; unit: string;
  unitAmount: number | null; unitPer: 'kg' | 'l' | null;
  sellerId: string; sellerSlug: string; sellerName: string;
  communeCode: string; communeLabel: string;
  available: number; isAlcohol: boolean;
  imageKey: string | null; imageWidth: number; imageHeight: number; imageAlt: string; imageDrawn: boolean;
  stars: number | null; number: string; expiresOn: string;
  createdAt: Date;
}

/** What the public sees: goods put up by a seller whose shop is open. */
export const SHOWN = `p.status = 'public' and p.seller_open`;

/** The certificate counts on the day `$1` alone. */
export const EFFECTIVE = 'p.certificate_from <= $1::date and $1::date <= p.certificate_until';

export const CARD_COLUMNS = `p.id, p.slug, p.name, p.price_amount as price, p.unit, p.unit_price_amount as "unitAmount", p.unit_price_per as "unitPer",
  p.seller_id as "sellerId", p.seller_slug as "sellerSlug", p.seller_name as "sellerName", p.commune_code as "communeCode", p.commune_label as "communeLabel",
  p.available, p.is_alcohol as "isAlcohol", p.image_key as "imageKey", p.image_width as "imageWidth", p.image_height as "imageHeight", p.image_alt as "imageAlt", p.image_drawn as "imageDrawn",
  case when ${EFFECTIVE} then p.certificate_stars end as stars, p.certificate_number as number, p.certificate_expires_on as "expiresOn", p.created_at as "createdAt"`;

export function toCard(row: CardRow): Card {
  return {
    id: row.id, slug: row.slug, name: row.name, price: row.price, unit: row.unit,
    unitPrice: row.unitAmount === null || row.unitPer === null ? null : { amount: row.unitAmount, per: row.unitPer },
    image: row.imageKey === null ? null : pictureRef({ key: row.imageKey, width: row.imageWidth, height: row.imageHeight, alt: row.imageAlt, drawn: row.imageDrawn }),
    seller: { id: row.sellerId, slug: row.sellerSlug, name: row.sellerName },
    area: { code: row.communeCode, name: row.communeLabel },
    certificate: row.stars === null ? null : { stars: row.stars, number: row.number, expiresOn: row.expiresOn },
    inStock: row.available > 0, available: row.available, isAlcohol: row.isAlcohol,
  };
}
