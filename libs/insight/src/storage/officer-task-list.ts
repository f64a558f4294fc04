import { Injectable } from '@nestjs/common';
import { decodeCursor, endOfVietnamDay, graceDaysOn, renewalDaysSql, toPage, vietnamDay } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { OFFICER_LIMITS as L, OFFICER_RULES, phoneEnd } from '../domain/officer-task.js';
import type { OfficerRule, OfficerStep, OfficerTask } from '../domain/officer-task.js';
import { IN_FORCE, onOffer } from './units/certificates.js';
import { NOT_LISTED } from './units/listed.js';

interface Row { rule: OfficerRule; step: OfficerStep; communeCode: string; label: string; shopName: string | null; kind: OfficerTask['subject']['kind']; subjectId: string; since: Date; due: Date | null; phone: string | null; assisted: boolean }

/** Today as I1 asks of it. */
const TODAY = `
  asked as not materialized (
    select 1::bigint as n, $3::date as first_day, $3::date as last_day, $2::timestamptz as start_at, $12::timestamptz as end_at, $3::date as grace_from, $4::int as grace, 'infinity'::timestamptz as known, null::text as floor, $2::timestamptz as now)`;
/**
 * $1 the officer's communes, $2 now, $3 today in Vietnam and $12 its end, $4 the days of grace by today's law, $5 the rules in their order.
 * What is in force, listed or not as I1 says, then one branch for each rule; the names of goods and shops are read of few.
 */
const FOUND = `
  with ${[TODAY, IN_FORCE].join(',')},
  seen as not materialized (select i.* from in_force i ${onOffer(false)} where h.product_id is not null),
  unsold as materialized (
    select distinct s.commune_code, s.product_id from seen s where not exists (select from insight.sold_products sold where sold.product_id = s.product_id)),
  goods as materialized (
    select g.seller_id, max(greatest(g.since, n.at)) as last_news, bool_or(g.public) as public
    from insight.shop_goods g left join insight.stock_news n using (product_id) where g.seller_id in (select s.seller_id from insight.shops s where s.commune_code = any($1) and s.open) group by 1),
  done as materialized (
    select d.seller_id, max(d.at) filter (where d.done_by = 'seller') as own_at, max(d.at) filter (where d.done_by = 'assistant') as assisted_at
    from insight.deeds d where d.seller_id in (select s.seller_id from insight.shops s where s.commune_code = any($1) and s.open) group by 1),
  shop as materialized (
    select s.seller_id, s.name, s.commune_code, done.own_at, done.assisted_at, greatest(done.own_at, goods.last_news) as last_news, goods.public
    from insight.shops s left join goods using (seller_id) left join done using (seller_id) where s.commune_code = any($1) and s.open),
  found as materialized (
    select 'certified_not_listed' as rule, case when k.part <> 'unknown' then 'ask' when k.product_id is null then 'match' else 'look' end as step, k.commune_code, k.product_name as label, k.product_id, null::uuid as seller_id, 'certificate' as kind, k.number as subject_id, k.issued_on::timestamptz as since, null::timestamptz as due
    from (${NOT_LISTED}) k
    union all
    select 'listed_never_sold', 'ask', k.commune_code, null, k.product_id, null, 'product', listed.slug, listed.since, null
    from unsold k cross join lateral (select min(s.since) as since, max(s.slug) as slug from insight.product_states s where s.product_id = k.product_id and s.public) listed
    where listed.since < $2::timestamptz - interval '${L.neverSoldDays} days'
    union all
    select 'certificate_ending', 'ask', k.commune_code, k.product_name, k.product_id, null, 'certificate', k.number, k.issued_on::timestamptz, k.expires_on::timestamptz
    from in_force k where k.expires_on between $3::date and $3::date + ${renewalDaysSql('$3::date').opens} and k.renewal_lodged_on is null
    union all
    select 'shop_silent', 'ask', s.commune_code, s.name, null, s.seller_id, 'shop', s.seller_id::text, s.last_news, null
    from shop s where s.last_news < $2::timestamptz - interval '${L.silentDays} days' and s.public
    union all
    select 'never_alone', 'ask', s.commune_code, s.name, null, s.seller_id, 'shop', s.seller_id::text, help.since, null
    from shop s cross join lateral (select min(c.starts_at) as since from insight.consents c where c.seller_id = s.seller_id and c.state <> 'pending') help
    where s.own_at is null and s.assisted_at is not null and help.since < $2::timestamptz - interval '${L.assistedDays} days')`;

const LIST = `${FOUND},
  counted as (select coalesce(json_object_agg(rule, count), '{}') as counts from (select rule, count(*)::int as count from found group by rule) each),
  place as (select place, rule from unnest($5::text[]) with ordinality as each (rule, place)),
  page as (
    select f.*, p.place from place p cross join lateral (
      select * from found where found.rule = p.rule and ($7::int is null or (p.place, found.commune_code, found.subject_id) > ($7::int, $8::text, $9::text))
      order by found.commune_code, found.subject_id limit least($10, $11::int)) f
    where $6::text is null or p.rule = $6 order by p.place, f.commune_code, f.subject_id limit $10)
  select counted.counts, f.rule, f.step, f.commune_code as "communeCode", coalesce(f.label, g.name) as label, s.name as "shopName", f.kind, f.subject_id as "subjectId", f.since, f.due, reach.phone, coalesce(reach.assisted, false) as assisted
  from counted left join page f on true left join insight.shop_goods g on g.product_id = f.product_id left join insight.shops s on s.seller_id = coalesce(f.seller_id, g.seller_id)
  left join lateral (
    select c.seller_phone as phone, c.state = 'live' and c.until > $2::timestamptz as assisted from insight.consents c where c.seller_id = coalesce(f.seller_id, g.seller_id) order by c.until desc limit 1) reach on true
  order by f.place, f.commune_code, f.subject_id`;

export interface OfficerTaskPage extends Page<OfficerTask> { counts: Record<OfficerRule, number> }

/** What officers should look after in their communes, and how much of it there is: one statement. */
@Injectable()
export class OfficerTaskList {
  constructor(private readonly dataSource: DataSource) {}

  /** By rule, then by commune, and counted by rule, whichever is shown; `each`: at most so many of a rule, and no page after it. Errors: `paging.bad_cursor`. */
  async page(communes: readonly string[], now: Date, { rule, each, limit, after }: { rule?: OfficerRule; each?: number; limit: number; after?: string }): Promise<OfficerTaskPage> {
    const cursor = decodeCursor(after, 3) ?? [null, null, null];
    const [first, ...others]: (Row & { counts: Partial<Record<OfficerRule, number>> })[] = await this.dataSource.query(LIST, [...asked(communes, now), rule ?? null, ...cursor, limit + 1, each ?? null, endOfVietnamDay(vietnamDay(now))]);
    const rows = [first!, ...others].filter((row) => row.rule !== null);
    const page = toPage(rows, limit, (row) => [OFFICER_RULES.indexOf(row.rule) + 1, row.communeCode, row.subjectId], taskOf);
    return {
      ...page, next: each === undefined ? page.next : null,
      counts: Object.fromEntries(OFFICER_RULES.map((known) => [known, first!.counts[known] ?? 0])) as Record<OfficerRule, number>,
    };
  }
}

const asked = (communes: readonly string[], now: Date): unknown[] => [communes, now, vietnamDay(now), graceDaysOn(vietnamDay(now)), OFFICER_RULES];

const taskOf = ({ rule, step, communeCode, label, shopName, kind, subjectId, since, due, phone, assisted }: Row): OfficerTask => ({
  rule, step, communeCode, label, shopName, subject: { kind, id: subjectId }, since, due, contact: phone === null ? null : { through: assisted ? 'assistant' : 'shop', phoneEnd: phoneEnd(phone) },
});
