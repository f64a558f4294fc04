import type { UnitQuery } from '../unit-query.js';
import { IN_FORCE } from './certificates.js';
import { notAllGivenBack, SALES_REVISIONS } from './sold.js';

/** I4: holders of certificates in force, each once in its commune, with the shops that sell their products. */
export const activeProducers = (): UnitQuery => ({
  tables: [IN_FORCE, `
  producers as (
    select i.n, i.commune_code, lower(i.holder) as holder_key, min(i.holder) as holder, min(i.producer_kind) as producer_kind, count(*)::int as certificates,
      array_agg(distinct g.seller_id) filter (where g.seller_id is not null) as sellers, min(i.start_at) as start_at, min(i.end_at) as end_at, min(i.known) as known
    from in_force i left join insight.shop_goods g on g.product_id = i.product_id
      and exists (select from insight.product_states s where s.product_id = g.product_id and s.since < i.end_at and s.known_at <= i.known)
    group by 1, 2, 3)`],
  sql: `
    select p.*, 1 as weight, case p.part when 'numerator' then 'A' end as evidence
    from (
      select p.*, case when p.sellers is null then 'unknown' when sale.found then 'numerator' else 'rest' end as part
      from producers p left join lateral (
        select true as found from insight.orders o
        where o.seller_id = any(p.sellers) and o.delivered_at >= p.start_at and o.delivered_at < p.end_at and o.delivered_known_at <= p.known and o.channel = 'shop' and ${notAllGivenBack('o.order_code', 'p.known')} limit 1) sale on true) p`,
  keys: { commune: 'commune_code', kind: 'producer_kind' },
  shown: { holder: 'holder', producerKind: 'producer_kind', communeCode: 'commune_code', certificates: 'certificates' },
  cursor: [{ column: 'commune_code', type: 'text' }, { column: 'holder_key', type: 'text' }],
  keeping: { topics: ['certificates', 'goods', 'producers'] },
  revisions: SALES_REVISIONS,
});
