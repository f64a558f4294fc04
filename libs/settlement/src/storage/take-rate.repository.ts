import { Injectable } from '@nestjs/common';
import type { Sold } from '@cho-phien/ledger';
import { DataSource } from 'typeorm';

/** A whole month, `YYYY-MM` in Việt Nam. */
export interface MonthSold extends Sold { month: string; reckonedAt: Date }

@Injectable()
export class TakeRateRepository {
  constructor(private readonly dataSource: DataSource) {}

  async put({ month, goods, commission, gatewayFee, taxes, reckonedAt }: MonthSold): Promise<void> {
    await this.dataSource.query(
      `insert into settlement.take_rates (month, goods, commission, gateway_fee, taxes, reckoned_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (month) do update set goods = excluded.goods, commission = excluded.commission, gateway_fee = excluded.gateway_fee, taxes = excluded.taxes, reckoned_at = excluded.reckoned_at`,
      [month, goods, commission, gatewayFee, taxes, reckonedAt]);
  }

  /** Newest first. */
  async newest(limit: number): Promise<MonthSold[]> {
    return this.dataSource.query('select month, goods, commission, gateway_fee as "gatewayFee", taxes, reckoned_at as "reckonedAt" from settlement.take_rates order by month desc limit $1', [limit]);
  }
}
