/**
 * What was told lately, or of that the part that a condition on n picks, as a table `news` of topic, commune_code, from_day, until_day and told_by;
 * communes are looked up as they are now, for the topics in `topics` (a text[] expression) only. `*` stands for every topic, or commune.
 */
export const factNews = (topics: string, picked = 'true'): string => `
  told as materialized (select n.* from insight.fact_news n where ${picked}),
  news as materialized (
    select n.topic, n.commune_code, n.from_day, n.until_day, n.told_by from told n where n.commune_code is not null
    union
    select n.topic, v.commune_code, n.from_day, n.until_day, n.told_by
    from told n join insight.certificate_versions v on v.product_id = n.product_id and v.superseded_at is null where n.topic = any(${topics})
    union
    select n.topic, v.commune_code, n.from_day, n.until_day, n.told_by
    from told n join insight.certificate_versions v on v.certificate_id = n.certificate_id and v.superseded_at is null where n.topic = any(${topics})
    union
    select 'orders', o.seller_commune_code, ${DELIVERED_ON}, ${DELIVERED_ON}, n.told_by
    from told n join insight.orders o on o.order_code = n.order_code and o.delivered_at is not null where 'orders' = any(${topics})
    union
    select 'sales', v.commune_code, ${DELIVERED_ON}, ${DELIVERED_ON}, n.told_by
    from told n join insight.order_lines o on o.order_code = n.order_code and o.delivered_at is not null
    join insight.certificate_versions v on v.product_id = o.product_id and v.superseded_at is null where 'sales' = any(${topics})
    union
    select 'producers', v.commune_code, ${DELIVERED_ON}, ${DELIVERED_ON}, n.told_by
    from told n join insight.orders o on o.order_code = n.order_code and o.delivered_at is not null
    join insight.shop_goods g on g.seller_id = o.seller_id join insight.certificate_versions v on v.product_id = g.product_id and v.superseded_at is null where 'producers' = any(${topics})
    union
    select n.topic, v.commune_code, n.from_day, n.until_day, n.told_by
    from told n join insight.order_lines o on o.product_id = n.product_id and o.delivered_at is not null
    join insight.order_lines b on b.order_code = o.order_code and b.product_id <> o.product_id
    join insight.certificate_versions v on v.product_id = b.product_id and v.superseded_at is null where n.topic = 'companions' and 'companions' = any(${topics}))`;

const DELIVERED_ON = `(o.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Of kept figures `k` and `news`, whether the figure was reckoned without the news, and may be another with it. */
export const UNHEARD = `(news.topic = any(k.topics) or news.topic = '*') and news.from_day <= k.last_day and news.until_day >= k.first_day and not pg_visible_in_snapshot(news.told_by, k.as_of)`;
