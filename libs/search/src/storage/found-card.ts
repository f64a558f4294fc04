import type { ImageRef } from '@cho-phien/contracts';
import type { Cursor, OffSale } from '@cho-phien/kernel';
import type { CardDetails } from '../domain/listing.js';

/** What a card shows of a found product; the same shape as in the list of goods. Money in đồng, days `YYYY-MM-DD`. */
export interface FoundCard {
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
  /** Why the calendar keeps it from sale today; null on a day of sale. */
  offSale: OffSale | null;
  available: number;
  isAlcohol: boolean;
}

export interface FoundRow {
  keys: Cursor; id: string; slug: string; name: string; price: number; card: CardDetails;
  sellerId: string; sellerSlug: string; sellerName: string; communeCode: string;
  available: number; inStock: boolean; offSale: OffSale | null; stars: number | null; expiresOn: string | null;
}

export function cardOf(row: FoundRow): FoundCard {
  const { unit, unitPrice, image, areaName, isAlcohol, certificateNumber } = row.card;
  return {
    id: row.id, slug: row.slug, name: row.name, price: row.price, unit, unitPrice, image,
    seller: { id: row.sellerId, slug: row.sellerSlug, name: row.sellerName },
    area: { code: row.communeCode, name: areaName },
    certificate: row.stars === null || row.expiresOn === null ? null : { stars: row.stars, number: certificateNumber ?? '', expiresOn: row.expiresOn },
    inStock: row.inStock, offSale: row.offSale, available: row.available, isAlcohol,
  };
}
