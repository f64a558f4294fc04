import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

/** What a carrier or gateway took for the market and has not paid out, by how long it has had it; `fromDays` is where the band begins. */
export interface OwedBand { party: string; fromDays: number; count: number; amount: number; oldest: Date }
/** Refunds that a gateway has sent and not kept back yet. */
export interface SentRefunds { party: string; count: number; amount: number }
/** One payment that is not paid out whole. `stated`: đồng of it in statements that wait for their money; none: no statement speaks of it. */
export interface OwedPayment { id: string; reference: string; groupCode: string | null; orderCode: string | null; takenAt: Date; amount: number; left: number; stated: number }

const PAYS = `state in ('matched', 'under', 'over')`;
/** Payments that carriers and gateways took for the market. */
const TAKEN = `from payments.receipts r where (r.carrier is not null or r.provider in ('vnpay', 'stripe')) and r.state <> 'ignored'`;
/** Rows by what became of their statement: paid, or still waiting. */
const ROWS = (paid: boolean): string => `select w.receipt_id, sum(w.collected_amount)::bigint as amount from payments.remittance_rows w join payments.remittances m on m.id = w.remittance_id
  where w.receipt_id is not null and w.${PAYS} and not w.withdrawn and m.paid_at is ${paid ? 'not null' : 'null'} group by 1`;

/** What carriers and gateways owe the market: taken, and not paid out. */
@Injectable()
export class PartyDebtRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param bands days at which the bands begin, ascending, the first 0 */
  async byAge(now: Date, bands: readonly number[], tx?: Tx): Promise<OwedBand[]> {
    return (tx ?? this.dataSource).query(
      `with paid as materialized (${ROWS(true)}), taken as (select r.id, coalesce(r.carrier, r.provider) as party, r.occurred_at, r.amount ${TAKEN})
       select t.party, age.band as "fromDays", count(*)::int as count, sum(t.amount - coalesce(p.amount, 0))::bigint as amount, min(t.occurred_at) as oldest
       from taken t left join paid p on p.receipt_id = t.id,
         lateral (select max(b) as band from unnest($2::int[]) as b where b = 0 or t.occurred_at <= $1::timestamptz - make_interval(days => b)) as age
       where t.amount <> coalesce(p.amount, 0) group by 1, 2 order by 1, 2`, [now, bands]);
  }

  async sentRefunds(): Promise<SentRefunds[]> {
    return this.dataSource.query(
      `select t.method as party, count(*)::int as count, sum(t.amount + coalesce(w.amount, 0))::bigint as amount
       from payments.refund_tasks t left join (select w.task_id, sum(w.collected_amount) as amount from payments.remittance_rows w join payments.remittances m on m.id = w.remittance_id
         where w.task_id is not null and w.${PAYS} and m.paid_at is not null group by 1) w on w.task_id = t.id
       where t.state = 'done' and t.method in ('vnpay', 'stripe') and t.amount + coalesce(w.amount, 0) <> 0 group by 1`);
  }

  /** What one party owes, oldest first; one more than `limit` tells that there is a next page. `unstated`: only what no statement speaks of. */
  async paymentsOf(party: string, unstated: boolean, limit: number, after: Cursor | null): Promise<OwedPayment[]> {
    return this.dataSource.query(
      `with paid as materialized (${ROWS(true)}), stated as materialized (${ROWS(false)})
       select t.id, t.reference, b.group_code as "groupCode", t.order_code as "orderCode", t.occurred_at as "takenAt", t.amount, t.amount - coalesce(p.amount, 0) as left, coalesce(s.amount, 0)::bigint as stated
       from (select r.id, r.payable_id, r.reference, r.occurred_at, r.amount, case when r.provider = 'door' then r.event_id end as order_code ${TAKEN} and coalesce(r.carrier, r.provider) = $1) t
         left join payments.payables b on b.id = t.payable_id left join paid p on p.receipt_id = t.id left join stated s on s.receipt_id = t.id
       where t.amount <> coalesce(p.amount, 0) and (not $2 or s.amount is null) and ($3::uuid is null or t.id > $3::uuid) order by t.id limit $4`, [party, unstated, after?.[0] ?? null, limit + 1]);
  }
}
