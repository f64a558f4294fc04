import { Injectable } from '@nestjs/common';
import { vietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

export interface Carrier { code: string; name: string }

/** A carrier's name as a seller may have written it: lower case, without spaces and marks. */
const bare = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9]/g, '');

/** Carriers that collect for the market by contract. */
@Injectable()
export class CarrierRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every carrier that had a contract, under its newest name. */
  async everHad(at: Date): Promise<(Carrier & { inForce: boolean })[]> {
    return this.dataSource.query(
      `select code, (array_agg(name order by valid_from desc))[1] as name, bool_or(valid_from <= $1 and (valid_to is null or valid_to >= $1)) as "inForce"
       from payments.carriers where valid_from <= $1 group by code order by 2`, [vietnamDay(at)]);
  }

  /** The contract carrier that a seller wrote down; null for any other. */
  async named(tx: Tx, written: string | null | undefined, at: Date): Promise<string | null> {
    if (!written) return null;
    const [found]: { code: string }[] = await tx.query(
      'select code from payments.carriers where $1 = any(words) and valid_from <= $2 and (valid_to is null or valid_to >= $2) limit 1', [bare(written), vietnamDay(at)]);
    return found?.code ?? null;
  }
}
