import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { THRESHOLDS } from '../domain/flag.js';
import type { Flag } from '../domain/flag.js';

const T = THRESHOLDS;

/** $1 since when it is looked. Each rule is a branch of its own, so that what a flag means can be read here. */
const FLAGS = `
  with bank as (
    select 'bank_change_after_new_assistant' as rule, b.seller_id, (array_agg(c.assistant_id order by c.starts_at desc))[1] as assistant_id, count(distinct b.event_id)::int as count, min(b.at) as since
    from insight.bank_changes b join insight.consents c on c.seller_id = b.seller_id and c.state <> 'pending' and b.at >= c.starts_at and b.at < c.starts_at + interval '${T.bankDays} days'
    where b.at >= $1 group by b.seller_id),
  cuts as (select * from insight.price_changes where at >= $1 and after_amount * 100 <= before_amount * ${100 - T.cutPercent}),
  days_of_cuts as (
    select first.seller_id, first.at, count(distinct other.product_id)::int as goods
    from cuts first join cuts other on other.seller_id = first.seller_id and other.at >= first.at and other.at < first.at + interval '1 day' group by first.seller_id, first.at),
  prices as (
    select 'mass_price_cut', d.seller_id, null::uuid, max(d.goods), min(d.at) from days_of_cuts d
    where d.goods >= ${T.cutGoods} and d.goods * 2 >= (select count(*) from insight.shop_goods g where g.seller_id = d.seller_id and g.public) group by d.seller_id),
  phones as (
    select 'one_phone_many_sellers', p.seller_id, null::uuid, max(same.sellers), max(same.since)
    from insight.seller_phones p join (select phone_hash, count(*)::int as sellers, max(as_of) as since from insight.seller_phones group by phone_hash having count(*) >= ${T.sellersOfPhone}) same using (phone_hash)
    group by p.seller_id),
  own as (
    select 'self_dealing', b.seller_id, null::uuid, count(*)::int, min(b.at) from insight.purchases b join insight.seller_phones p on p.seller_id = b.seller_id and p.phone_hash = b.phone_hash
    where b.at >= $1 group by b.seller_id having count(*) >= ${T.ownOrders}),
  bursts as (
    select 'assisted_burst', null::uuid, assistant_id, max(writes)::int, min(at) from (
      select assistant_id, at, count(*) over (partition by assistant_id order by at range between current row and interval '${T.burstMinutes} minutes' following) as writes
      from insight.assisted_writes where at >= $1) w where writes >= ${T.burstWrites} group by assistant_id)
  select f.rule, f.seller_id as "sellerId", s.name as "sellerName", f.assistant_id as "assistantId", f.count, f.since
  from (select * from bank union all select * from prices union all select * from phones union all select * from own union all select * from bursts) f
  left join insight.sellers s using (seller_id) order by f.since desc, f.rule, f.seller_id, f.assistant_id limit 500`;

/** What an operator should look at, in one statement. */
@Injectable()
export class FlagList {
  constructor(private readonly dataSource: DataSource) {}

  async since(from: Date): Promise<Flag[]> { return this.dataSource.query(FLAGS, [from]); }
}
