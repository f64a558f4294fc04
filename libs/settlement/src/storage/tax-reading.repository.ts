import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

/** One file or certificate with identity numbers that somebody took; `by` as histories name people. `sellerId`: of one seller alone. */
export interface TaxReading { period: string; format: 'csv' | 'xlsx' | 'certificate'; sellers: number; sellerId: string | null; by: string; at: Date }

const SHOWN = 20;

/** Added, never changed. */
@Injectable()
export class TaxReadingRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { period, format, sellers, sellerId, by, at }: TaxReading): Promise<void> {
    await tx.query('insert into settlement.tax_readings (id, period, format, sellers, seller_id, read_by, read_at) values ($1, $2, $3, $4, $5, $6, $7)', [newId(at.getTime()), period, format, sellers, sellerId, by, at]);
  }

  /** The latest of a period first. */
  async of(period: string): Promise<TaxReading[]> {
    return this.dataSource.query('select period, format, sellers, seller_id as "sellerId", read_by as by, read_at as at from settlement.tax_readings where period = $1 order by id desc limit $2', [period, SHOWN]);
  }
}
