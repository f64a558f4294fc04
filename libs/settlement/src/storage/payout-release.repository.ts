import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

export interface PayoutRelease { sellerId: string; reason: string; by: string; at: Date }

/** Operators' leave to pay a suspended seller out; rows are added and never changed. */
@Injectable()
export class PayoutReleaseRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { sellerId, reason, by, at }: PayoutRelease): Promise<void> {
    await tx.query('insert into settlement.payout_releases (id, seller_id, reason, released_by, released_at) values ($1, $2, $3, $4, $5)', [newId(at.getTime()), sellerId, reason, by, at]);
  }

  /** The latest of each of these sellers that has one. */
  async latestOf(sellerIds: readonly string[], tx?: Tx): Promise<PayoutRelease[]> {
    return (tx ?? this.dataSource).query(
      `select distinct on (seller_id) seller_id as "sellerId", reason, released_by as by, released_at as at
       from settlement.payout_releases where seller_id = any($1::uuid[]) order by seller_id, released_at desc, id desc`, [sellerIds]);
  }
}
