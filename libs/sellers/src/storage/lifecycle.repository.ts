import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { SellerMove, SellerState } from '../domain/seller-lifecycle.js';

export interface LifecycleLine { action: SellerMove | 'apply'; from: SellerState | null; to: SellerState; actor: string; reason: string; at: Date }

/** What was done with applications and shops. A line moves the seller's state (a trigger sees to it); nothing else does. */
@Injectable()
export class LifecycleRepository {
  constructor(private readonly dataSource: DataSource) {}

  async append(tx: Tx, sellerId: string, { action, from, to, actor, reason, at }: LifecycleLine): Promise<void> {
    await tx.query(
      'insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [newId(), sellerId, action, from, to, actor, reason, at]);
  }

  /** The whole history, oldest first. */
  async of(sellerId: string): Promise<LifecycleLine[]> {
    return this.dataSource.query(
      'select action, from_state as "from", to_state as "to", actor, reason, at from sellers.lifecycle_history where seller_id = $1 order by place', [sellerId]);
  }
}
