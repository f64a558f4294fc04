import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReceiptState } from '../domain/judge-arrival.js';
import type { ReceiptProvider } from './receipt.repository.js';

/** Arrivals of one day that ended alike. `booked`: they are money of the market's accounts, so the ledger has them. */
export interface DaySum { provider: ReceiptProvider; carrier: string | null; state: ReceiptState; decision: 'assigned' | 'dismissed' | 'returned' | 'remitted' | null; outgoing: boolean; booked: boolean; count: number; amount: number }
/** Money that nobody has placed yet, by the days it has waited; `fromDays` is where the band begins. */
export interface OpenBand { fromDays: number; count: number; amount: number; oldest: Date }
export interface Candidate { groupCode: string; status: string; missing: number; createdAt: Date }

/** How far before a transfer its purchase may have been placed, to be offered as a guess. */
const CANDIDATE_DAYS = 7;
const MOST_CANDIDATES = 200;

/** What is still to come to the market; sellers' own parts are paid to them. */
const MISSING = 'total_amount - direct_amount - held_amount - (captured_amount - direct_captured_amount)';

/** What came in, by where it ended. */
@Injectable()
export class ReconciliationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async sumsBetween(from: Date, until: Date): Promise<DaySum[]> {
    return this.dataSource.query(
      `select r.provider, r.carrier, r.state, d.decision, r.outgoing, (not r.outgoing and r.amount > 0 and (r.state <> 'ignored' or d.decision is not null)) as booked,
         count(*)::int as count, sum(r.amount)::bigint as amount
       from payments.receipts r left join payments.line_decisions d on d.receipt_id = r.id
       where r.occurred_at >= $1 and r.occurred_at < $2 group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4`, [from, until]);
  }

  /** @param bands days at which the bands begin, ascending, the first 0 */
  async openByAge(now: Date, bands: readonly number[]): Promise<OpenBand[]> {
    return this.dataSource.query(
      `select band as "fromDays", count(*)::int as count, sum(r.amount)::bigint as amount, min(r.occurred_at) as oldest
       from payments.receipts r,
         lateral (select max(b) as band from unnest($2::int[]) as b where b = 0 or r.occurred_at <= $1::timestamptz - make_interval(days => b)) as age
       where r.state = 'unmatched' group by 1 order by 1`, [now, bands]);
  }

  /** Purchases that miss exactly this amount and were placed shortly before; newest first. */
  async candidates(amount: number, at: Date): Promise<Candidate[]> {
    return this.dataSource.query(
      `select group_code as "groupCode", status, ${MISSING} as missing, created_at as "createdAt"
       from payments.payables
       where status in ('open', 'cod', 'expired') and ${MISSING} = $1 and total_amount >= $1
         and created_at > $2::timestamptz - make_interval(days => $3) and created_at <= $2
       order by created_at desc limit $4`, [amount, at, CANDIDATE_DAYS, MOST_CANDIDATES]);
  }
}
