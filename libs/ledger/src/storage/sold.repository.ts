import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Goods of credited sales in đồng, and what was taken of them, less what was reversed. */
export interface Sold { goods: number; commission: number; gatewayFee: number; taxes: number }

/** Sales and their reversals, whoever sold. */
@Injectable()
export class SoldRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** From an instant on and before another. A credit leaves the seller's payable account; a reversal comes back to it. */
  async between(from: Date, until: Date): Promise<Sold> {
    const [sold]: [Sold] = await this.dataSource.query(
      `with moved as (
         select destination as account, amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id
         where t.kind in ('sale', 'sale_reversal') and t.occurred_at >= $1 and t.occurred_at < $2
         union all
         select source, -amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id
         where t.kind in ('sale', 'sale_reversal') and t.occurred_at >= $1 and t.occurred_at < $2)
       select coalesce(-sum(amount) filter (where account like 'seller:%:payable'), 0)::bigint as goods,
         coalesce(sum(amount) filter (where account = 'platform:commission'), 0)::bigint as commission,
         coalesce(sum(amount) filter (where account = 'platform:gateway_fee'), 0)::bigint as "gatewayFee",
         coalesce(sum(amount) filter (where account like 'tax:%'), 0)::bigint as taxes
       from moved`, [from, until]);
    return sold;
  }

  /** When the first sale was credited; null before it. */
  async first(): Promise<Date | null> {
    const [row]: [{ at: Date | null }] = await this.dataSource.query(`select min(occurred_at) as at from ledger.transactions where kind = 'sale'`);
    return row.at;
  }
}
