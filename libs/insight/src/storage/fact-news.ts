import type { FactTopic } from './unit-query.js';

const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** What was told lately, or of that the part that a condition on n picks. */
const toldLately = (picked: string): string => `select n.* from insight.fact_news n where ${picked}`;

/**
 * What was told lately (`factNews`), or became known late (`lateNews`), as a table `news` of topic, commune_code, from_day, until_day and told_by;
 * communes are looked up as they are now, for the topics in `topics` (a text[] expression) only. `*` stands for every topic, or commune.
 */
const newsOf = (topics: string, told: string): string => `
  told as materialized (${told}),
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

export const factNews = (topics: string, picked = 'true'): string => newsOf(topics, toldLately(picked));

const TOLD_LATE = (facts: string): string => `select topic, commune_code, product_id, certificate_id, order_code, from_day, until_day, null::xid8 as told_by from (
    select null::text, null::text, null::uuid, null::uuid, null::text, null::date, null::date where false and $3::timestamptz < $4::timestamptz and $4 < $5::timestamptz
    ${facts}) late (topic, commune_code, product_id, certificate_id, order_code, from_day, until_day)`;
const LATE: readonly { of: readonly FactTopic[]; facts: string }[] = [
  { of: ['certificates'], facts: `select 'certificates', v.commune_code, null, null, null, v.issued_on, 'infinity' from insight.certificate_versions n join insight.certificate_versions v using (certificate_id) where n.known_at > $3` },
  { of: ['companions'], facts: `select 'companions', null, v.product_id, null, null, '-infinity', 'infinity' from insight.certificate_versions n join insight.certificate_versions v using (certificate_id) where n.known_at > $3 and v.product_id is not null` },
  { of: ['shelf'], facts: `select 'shelf', null, s.product_id, null, null, ${dayOf('s.since')}, 'infinity' from insight.product_states s where s.known_at > $3 and s.since < $5
    union all
    select 'shelf', null, p.product_id, null, null, ${dayOf('r.since')}, 'infinity' from insight.stock_runs r join insight.product_states p on p.variant_ids @> array[r.variant_id] where r.known_at > $3 and r.since < $5` },
  { of: ['goods'], facts: `select 'goods', null, s.product_id, null, null, ${dayOf('s.since')}, 'infinity' from insight.product_states s where s.known_at > $3 and s.since < $5` },
  { of: ['addresses'], facts: `select 'addresses', null, null, l.certificate_id, null, k.checked_on, 'infinity' from insight.external_checks k join insight.external_listings l using (listing_id) where k.recorded_at > $3` },
  { of: ['codes'], facts: `select 'codes', null, c.product_id, null, null, ${dayOf('c.since')}, 'infinity' from insight.product_codes c where c.since > $3 and c.since < $5` },
  { of: ['orders', 'producers'], facts: `select 'order', null, null, null, o.order_code, '-infinity', 'infinity' from insight.orders o where o.delivered_known_at > $3 and o.delivered_at >= $4 and o.delivered_at < $5` },
  { of: ['orders'], facts: `select 'order', null, null, null, o.order_code, '-infinity', 'infinity' from insight.orders o where o.paid_known_at > $3 and o.delivered_at >= $4 and o.delivered_at < $5` },
  { of: ['sales'], facts: `select 'order', null, null, null, l.order_code, '-infinity', 'infinity' from insight.order_lines l where l.known_at > $3 and l.delivered_at >= $4 and l.delivered_at < $5` },
  { of: ['sales', 'producers'], facts: `select 'order', null, null, null, r.order_code, '-infinity', 'infinity' from insight.order_refunds r join insight.orders o using (order_code) where r.known_at > $3 and o.delivered_at >= $4 and o.delivered_at < $5` },
];

/**
 * What of topics $2 became known after the instant $3 and may change figures of days before $5 or, of sales, from $4 on, as `factNews` tells what was told lately.
 * Where there is none of it, what was known then is what is known now.
 */
export const lateNews = (topics: readonly FactTopic[]): string =>
  newsOf('$2::text[]', TOLD_LATE(LATE.filter(({ of }) => of.some((topic) => topics.includes(topic))).map(({ facts }) => `union all ${facts}`).join('\n    ')));

const DELIVERED_ON = `(o.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Of kept figures `k` and `news`, whether the figure was reckoned without the news, and may be another with it. */
export const UNHEARD = `(news.topic = any(k.topics) or news.topic = '*') and news.from_day <= k.last_day and news.until_day >= k.first_day and not pg_visible_in_snapshot(news.told_by, k.as_of)`;
