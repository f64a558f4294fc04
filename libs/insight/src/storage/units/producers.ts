import type { UnitQuery } from '../unit-query.js';
import { IN_FORCE } from './certificates.js';
import { notAllGivenBack, SALES_REVISIONS } from './sold.js';

/** I4: holders of certificates in force, each once in its commune, with the shops that sell their products. */
export const activeProducers = (): UnitQuery => ({
  tables: [IN_FORCE, `
  goods_known as (
    select g.product_id, g.seller_id, first.since from insight.shop_goods g join (
      select s.product_id, min(s.since) as since from insight.product_states s where s.known_at <= (select max(known) from asked) group by 1) first using (product_id)),
  producers as (
    select i.n, i.commune_code, lower(i.holder) as holder_key, min(i.holder) as holder, min(i.producer_kind) as producer_kind, count(*)::int as certificates,
      array_agg(distinct g.seller_id) filter (where g.seller_id is not null) as sellers, min(i.start_at) as start_at, min(i.end_at) as end_at, min(i.known) as known
    from in_force i left join goods_known g on g.product_id = i.product_id and g.since < i.end_at
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
