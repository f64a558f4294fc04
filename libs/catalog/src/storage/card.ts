import type { ImageRef } from '@cho-phien/contracts';
import { offSale, onSale } from '@cho-phien/kernel';
import type { OffSale } from '@cho-phien/kernel';

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
  /** Why the calendar keeps it from sale today; null on a day of sale. */
  offSale: OffSale | null;
  available: number;
  isAlcohol: boolean;
}

/** What the public sees: goods put up by a seller whose shop is open. */
export const SHOWN = `p.status = 'public' and p.seller_open`;

/** The certificate counts on the day `$1` alone. */
export const EFFECTIVE = 'p.certificate_from <= $1::date and $1::date <= p.certificate_until';

/** Can be bought on the day `$1` as far as the calendar goes: in its season or window, and not in the shop's holiday. */
export const ON_SALE = onSale('$1::date');

/** A row of catalog.products as a `Card`, ready to be sent: a list of them goes to the reader unread. */
export const CARD = `json_build_object(
  'id', p.id, 'slug', p.slug, 'name', p.name, 'price', p.price_amount, 'unit', p.unit,
  'unitPrice', case when p.unit_price_amount is not null then json_build_object('amount', p.unit_price_amount, 'per', p.unit_price_per) end,
  'image', p.image,
  'seller', json_build_object('id', p.seller_id, 'slug', p.seller_slug, 'name', p.seller_name),
  'area', json_build_object('code', p.commune_code, 'name', p.commune_label),
  'certificate', case when ${EFFECTIVE} then json_build_object('stars', p.certificate_stars, 'number', p.certificate_number, 'expiresOn', p.certificate_expires_on) end,
  'inStock', p.available > 0 and ${ON_SALE}, 'offSale', ${offSale('$1::date')}, 'available', p.available, 'isAlcohol', p.is_alcohol)`;
