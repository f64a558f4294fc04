import { Injectable } from '@nestjs/common';
import { decodeCursor, graceDaysOn, offSale, onSale, toPage } from '@cho-phien/kernel';
import type { Language, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { GoodsFilter, Sort } from '../domain/goods-filter.js';
import type { SearchText } from '../domain/search-text.js';
import { conditionsOf } from './conditions.js';
import { cardOf } from './found-card.js';
import type { FoundRow, FoundCard } from './found-card.js';
import { hitsOf } from './matching.js';
import type { Place } from './matching.js';
import { ORDERS } from './orders.js';
import type { Order } from './orders.js';

export interface FacetValue { value: string; name: string; count: number }
export interface Facets { set: FacetValue[]; stars: FacetValue[]; province: FacetValue[]; seller: FacetValue[] }
export interface Found { items: FoundCard[]; next: string | null; total: number; facets: Facets }

export interface Question {
  query: SearchText;
  filter: GoodsFilter;
  sort: Sort;
  limit: number;
  after?: string;
  /** Certificates are judged by this day. */
  today: VietnamDay;
  language: Language;
}

interface AnswerRow { rows: FoundRow[]; total: number; sets: FacetValue[]; stars: FacetValue[]; provinces: FacetValue[]; sellers: FacetValue[] }

/** Shops beyond these are not offered as a choice. */
const MOST_SELLERS = 50;

/** Search on PostgreSQL: one statement matches once, then counts, sorts and cuts the page. */
@Injectable()
export class GoodsSearch {
  constructor(private readonly dataSource: DataSource) {}

  /** Errors: `paging.bad_cursor`. */
  async find(question: Question): Promise<Found> {
    const { filter, sort, limit, today, language } = question;
    const parameters: unknown[] = [today, graceDaysOn(today)];
    const place: Place = (value) => `$${parameters.push(value)}`;
    const order = ORDERS[sort];
    const sql = `with ${hitsOf(question.query, place)},
      effective as materialized (${EFFECTIVE_LISTINGS}),
      matched as materialized (select * from effective l where ${conditionsOf(filter, place).join(' and ')}),
      page as (${pageOf(order, question, place)})
      select ${ROWS}, (select count(*)::int from matched) as total, ${facetsIn(language)}`;
    const [answer]: AnswerRow[] = await this.dataSource.query(sql, parameters);
    const { rows, total, sets, stars, provinces, sellers } = answer!;
    return { ...toPage(rows, limit, (row) => row.keys, cardOf), total, facets: { set: sets, stars, province: provinces, seller: sellers } };
  }
}

/** Hits with what can be bought and the stars that may be shown on day $1, when a lodged file keeps a certificate effective for $2 days. */
const EFFECTIVE_LISTINGS = `
        select l.product_id, h.rank, l.listed_at, l.name, l.price_amount, l.available, l.available > 0 and ${onSale('$1::date', 'l')} as in_stock, l.set_code, l.set_name_vi, l.set_name_en,
          l.seller_slug, l.seller_name, l.commune_code, l.province_code, l.province_name,
          case when l.issued_on <= $1::date and (l.revoked_on is null or $1::date < l.revoked_on)
            and ($1::date <= l.expires_on or (l.renewal_lodged_on <= l.expires_on and $1::date <= l.expires_on + $2::int)) then l.stars end as stars
        from hits h join search.listings l using (product_id) where l.public`;

function pageOf(order: Order, { after, limit }: Question, place: Place): string {
  const cursor = decodeCursor(after, order.keys.length);
  const direction = order.descending ? ' desc' : '';
  const beyond = cursor && `(${order.keys.join(', ')}) ${order.descending ? '<' : '>'} (${cursor.map((part, index) => `${place(part)}::${order.types[index]}`).join(', ')})`;
  return `select row_number() over (order by ${order.keys.map((key) => key + direction).join(', ')}) as place, json_build_array(${order.keys.join(', ')}) as keys, product_id, in_stock, stars
        from matched ${beyond === null ? '' : `where ${beyond}`} order by place limit ${place(limit + 1)}`;
}

const ROWS = `coalesce((select json_agg(json_build_object('keys', p.keys, 'id', l.product_id, 'slug', l.slug, 'name', l.name, 'price', l.price_amount, 'card', l.card,
          'sellerId', l.seller_id, 'sellerSlug', l.seller_slug, 'sellerName', l.seller_name, 'communeCode', l.commune_code,
          'available', l.available, 'inStock', p.in_stock, 'offSale', ${offSale('$1::date', 'l')}, 'stars', p.stars, 'expiresOn', l.expires_on) order by p.place)
        from page p join search.listings l using (product_id)), '[]'::json) as rows`;

const facet = (name: string, value: string, label: string, more = '', limit = ''): string => `
        coalesce((select json_agg(f) from (select ${value} as value, ${label} as name, count(*)::int as count from matched ${more} group by ${value} order by count desc, value ${limit}) f), '[]'::json) as ${name}`;

const facetsIn = (language: Language): string => [
  facet('sets', 'set_code', `min(${language === 'en' ? 'set_name_en' : 'set_name_vi'})`),
  facet('stars', 'stars::text', `stars::text || ' ${language === 'en' ? 'stars' : 'sao'}'`, 'where stars is not null'),
  facet('provinces', 'province_code', 'min(province_name)'),
  facet('sellers', 'seller_slug', 'min(seller_name)', '', `limit ${MOST_SELLERS}`),
].join(',');
